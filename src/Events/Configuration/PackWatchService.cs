using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SchemaPacks.Watching;

namespace SchemaPacks.Configuration;

/// <summary>In an application with a host: loads packs that change on the disk while it runs.</summary>
internal sealed class PackWatchService(IServiceProvider services) : IHostedService, IDisposable
{
    private PackWatcher? _watcher;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _watcher = new PackWatcher(
            services.GetRequiredService<SchemaRegistry>(), services.GetRequiredService<SchemaPacksSettings>().Watch,
            services.GetService<TimeProvider>(), services.GetService<ILogger<PackWatcher>>());
        _watcher.Start();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_watcher is not null)
            await _watcher.DisposeAsync().AsTask().WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        if (_watcher is { } watcher) // a host that failed to start stops nothing
            Task.Run(() => watcher.DisposeAsync().AsTask()).GetAwaiter().GetResult();
    }
}
