using Microsoft.Extensions.DependencyInjection;
using SchemaPacks.Handlers;

namespace SchemaPacks.Tests.Events.Handlers.Outbox;

/// <summary>An event log that writes to an outbox in a folder, with a clock that runs.</summary>
internal sealed class OutboxLog : IAsyncDisposable
{
    private readonly TestLog _log;

    public OutboxLog(string folder, FakeBroker broker, OutboxOptions? options = null)
    {
        options ??= new OutboxOptions();
        options.FirstPause = TimeSpan.FromMilliseconds(1);
        options.LongestPause = TimeSpan.FromMilliseconds(5);
        _log = new TestLog(
            packs => packs.FromDocument("page", TestLog.PageView).Allow("acme.page-view").Configure(log => log.Directory = folder)
                .WriteToOutbox("broker", _ => broker, options),
            services => services.AddSingleton(TimeProvider.System));
        Outbox = (OutboxHandler)_log.Log.Handlers["broker"];
    }

    public TestLog Log => _log;

    public OutboxHandler Outbox { get; }

    public async Task<EventStatus> RecordAsync(int number) => (await _log.RecordAsync($$"""{"page":"{{number}}"}""")).Status;

    public async Task RecordAsync(int from, int count)
    {
        foreach (int number in Enumerable.Range(from, count))
            (await RecordAsync(number)).Should().Be(EventStatus.Recorded);
    }

    public Task EmptyAsync() => Eventually.TrueAsync(() => Outbox.Waiting == 0);

    public ValueTask DisposeAsync() => _log.DisposeAsync();
}
