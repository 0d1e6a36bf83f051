using SchemaPacks.Cli;

#pragma warning disable RS0030 // the executable's own streams
using var output = new StreamWriter(StandardOutput.Open()) { AutoFlush = true };
return await CommandLine.RunAsync(args, new Screen(output, Console.Error, isTerminal: !Console.IsOutputRedirected, Environment.GetEnvironmentVariable, isErrorTerminal: !Console.IsErrorRedirected));
