using SchemaPacks.Hosting;

#pragma warning disable RS0030 // the executable's own streams
return await EventLogServer.RunAsync(args, Console.Out, Console.Error);
