using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SchemaPacks.Configuration;
using SchemaPacks.Handlers;

namespace SchemaPacks.Tests.Events;

/// <summary>An event log in a service provider of its own, with a clock that stands still, a memory handler and a log that is kept.</summary>
internal sealed class TestLog : IAsyncDisposable
{
    public const string PageView = """
        $id: acme.page-view
        version: 1
        properties:
          page: { type: string, categories: [unrestricted] }
          user: { type: string, categories: [example.org/user] }
        required: [page]
        """;

    private readonly ServiceProvider _services;

    public TestLog(Action<SchemaPacksBuilder> configure, Action<IServiceCollection>? services = null)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton<TimeProvider>(Clock);
        collection.AddLogging(logging => logging.AddProvider(Logged).SetMinimumLevel(LogLevel.Trace));
        collection.AddSchemaPacks(packs => configure(packs.WriteTo("memory", Memory)));
        services?.Invoke(collection);
        _services = collection.BuildServiceProvider();
        Log = _services.GetRequiredService<EventLog>();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 6, 11, 29, TimeSpan.Zero));

    public MemoryHandler Memory { get; } = new();

    public KeptLog Logged { get; } = new();

    public EventLog Log { get; }

    public IServiceProvider Services => _services;

    public IReadOnlyList<string> Lines => [.. Memory.Records.Select(record => record.ToString())];

    public ValueTask<EventOutcome> RecordAsync(string json, string id = "acme.page-view", SchemaVersion? version = null) =>
        Log.RecordAsync(id, version ?? 1, System.Text.Encoding.UTF8.GetBytes(json), CancellationToken.None);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
