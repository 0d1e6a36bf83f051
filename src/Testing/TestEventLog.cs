using Microsoft.Extensions.DependencyInjection;
using SchemaPacks.Configuration;
using SchemaPacks.Handlers;
using SchemaPacks.Scanning;
using SchemaPacks.Testing.Asserting;

namespace SchemaPacks.Testing;

/// <summary>
/// The real event log over real packs, with records kept in memory. Every schema of the packs is allowed, with all that it declares, so that a test
/// sees whole events. A schema that <c>configure</c> allows is allowed as it says there.
/// </summary>
/// <example>
/// <code>
/// await using var log = TestEventLog.Of(TestPacks.Named("Acme.Events"));
/// await log.RecordAsync("acme.example/page-view", 1, new { page = "/home" });
/// log.Should().HaveRecorded("acme.example/page-view").Once().With("page", "/home");
/// </code>
/// </example>
public sealed class TestEventLog : IEventLog, IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly DirectoryInfo _folder;
    private readonly MemoryHandler _memory = new(capacity: 1_000_000);
    private readonly EventLog _log;

    private TestEventLog(IReadOnlyList<PackSource> packs, Action<SchemaPacksBuilder>? configure, TimeProvider? clock)
    {
        _folder = new DirectoryInfo(Path.Combine(Path.GetTempPath(), $"schemapacks-test-{Guid.NewGuid():N}")); // made by whoever writes there, as dead letters are
        var services = new ServiceCollection();
        if (clock is not null)
            services.AddSingleton(clock);
        services.AddSchemaPacks(builder =>
        {
            builder.Configure(log => log.Directory = _folder.FullName);
            configure?.Invoke(builder);
            foreach (PackSource pack in packs)
                builder.From(_ => pack);
            WholeEvents.Allow(builder, packs);
            builder.WriteTo("test-memory", _memory, handler => handler.Required = true);
        });
        _services = services.BuildServiceProvider();
        _log = _services.GetRequiredService<EventLog>();
    }

    /// <summary>Every schema of the packs, and what is wrong with them.</summary>
    public IEventSchemaRegistry Registry => _services.GetRequiredService<IEventSchemaRegistry>();

    /// <summary>What was recorded so far, oldest first. A copy: it does not change.</summary>
    public IReadOnlyList<RecordedEvent> Records => _memory.Records;

    /// <summary>Makes a log over a pack.</summary>
    /// <param name="pack">Such as <see cref="TestPacks.Named"/>, <see cref="TestPacks.Text"/> or <see cref="PackSource.Pack(string)"/>.</param>
    /// <param name="configure">More handlers and modifiers, or entries that allow less. Nothing by default.</param>
    /// <param name="clock">Says when events happen that do not say it themselves; the system's clock when left out.</param>
    /// <exception cref="SchemaPacksConfigurationException">What <paramref name="configure"/> says is wrong.</exception>
    public static TestEventLog Of(PackSource pack, Action<SchemaPacksBuilder>? configure = null, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return Of([pack], configure, clock);
    }

    /// <summary>Makes a log over several packs.</summary>
    /// <inheritdoc cref="Of(PackSource, Action{SchemaPacksBuilder}?, TimeProvider?)"/>
    /// <param name="packs">All packs that may refer to one another.</param>
    public static TestEventLog Of(IReadOnlyList<PackSource> packs, Action<SchemaPacksBuilder>? configure = null, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(packs);
        return new TestEventLog(packs, configure, clock);
    }

    /// <inheritdoc/>
    public ValueTask<EventOutcome> RecordAsync(EventEnvelope envelope, CancellationToken cancellationToken = default) =>
        _log.RecordAsync(envelope, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<EventOutcome> RecordAsync<TEvent>(
        TEvent telemetryEvent, Acknowledgement acknowledgement = Acknowledgement.Durable, CancellationToken cancellationToken = default)
        where TEvent : ITelemetryEvent<TEvent> =>
        _log.RecordAsync(telemetryEvent, acknowledgement, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<EventOutcome>> RecordBatchAsync(IReadOnlyList<EventEnvelope> envelopes, CancellationToken cancellationToken = default) =>
        _log.RecordBatchAsync(envelopes, cancellationToken);

    /// <summary>Begins a sentence about what was recorded. It ends in a <see cref="EventAssertionException"/> where it is not true.</summary>
    public EventLogAssertions Should() => new(this);

    /// <summary>Forgets what was recorded so far.</summary>
    public void Clear() => _memory.Clear();

    /// <summary>Stops the log, and waits for its handlers.</summary>
    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_folder.Exists)
            _folder.Delete(recursive: true);
    }
}
