using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SchemaPacks.Watching;

namespace SchemaPacks.Configuration;

/// <summary>In an application with a host: loads packs that change on the disk while it runs, and starts what brings other packs.</summary>
internal sealed class PackWatchService(IServiceProvider services) : IHostedService, IDisposable
{
    private readonly List<IAsyncDisposable> _running = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        SchemaPacksSettings settings = services.GetRequiredService<SchemaPacksSettings>();
        var watcher = new PackWatcher(
            services.GetRequiredService<SchemaRegistry>(), settings.Watch, services.GetService<TimeProvider>(), services.GetService<ILogger<PackWatcher>>());
        watcher.Start();
        _running.Add(watcher);
        _running.AddRange(settings.PackBringers.Select(create => create(services)).OfType<IAsyncDisposable>());
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => EndAsync().WaitAsync(cancellationToken);

    // A host that failed to start stops nothing.
    public void Dispose() => Task.Run(EndAsync).GetAwaiter().GetResult();

    private async Task EndAsync()
    {
        foreach (IAsyncDisposable running in Enumerable.Reverse(_running))
            await running.DisposeAsync();
    }
}
