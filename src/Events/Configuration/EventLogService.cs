using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SchemaPacks.Configuration;

/// <summary>In an application with a host: loads the packs and makes the handlers at start, so that wrong settings fail the start; stops the log at shutdown.</summary>
internal sealed class EventLogService(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        services.GetRequiredService<EventLog>();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken) =>
        await services.GetRequiredService<EventLog>().DisposeAsync().AsTask().WaitAsync(cancellationToken);
}
