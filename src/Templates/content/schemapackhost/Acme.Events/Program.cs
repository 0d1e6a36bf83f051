using Acme_Events;

await EventHost.Build(args).RunAsync();
