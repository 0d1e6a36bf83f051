using System.Reflection;

namespace SchemaPacks.Hosting.Recording;

/// <summary>Tells of the host's start and end, and of the packs that each load of the registry brought or refused.</summary>
internal sealed class ServerLife(ServerEvents events, RefusalTally refusals, IEventSchemaRegistry registry, IHostEnvironment environment, TimeProvider time)
    : IHostedLifecycleService
{
    private readonly long _start = time.GetTimestamp();
    private Task _recording = Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _recording = events.RecordAsync();
        registry.Changed += TellOfChange;
        refusals.Start();
        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        RegistryRevision revision = registry.Current;
        events.Tell("started", new
        {
            Host = Version,
            Environment = environment.EnvironmentName,
            Registry = revision.Digest,
            Packs = revision.Packs.Count,
            Schemas = revision.Schemas.Count,
        });
        TellOfPacks(revision, known: []);
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        events.Tell("stopping", new { Seconds = Math.Round(time.GetElapsedTime(_start).TotalSeconds, 3) });
        return Task.CompletedTask;
    }

    // Services stop in the reverse of their order: the server before this one, the event log after it.
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        registry.Changed -= TellOfChange;
        await refusals.DisposeAsync();
        events.Complete();
        await _recording.WaitAsync(cancellationToken);
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The host's version without build metadata.</summary>
    public static string Version { get; } = typeof(ServerLife).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private void TellOfChange(object? sender, RegistryChangedEventArgs change)
    {
        events.Tell("registry-changed", new
        {
            Revision = change.Current.Number,
            Previous = change.Previous.Digest,
            Registry = change.Current.Digest,
            Added = change.Added.Select(key => key.ToString()),
            Removed = change.Removed.Select(key => key.ToString()),
            Changed = change.Changed.Select(key => key.ToString()),
        });
        TellOfPacks(change.Current, [.. change.Previous.Packs.Select(pack => pack.Sha512)]);
    }

    private void TellOfPacks(RegistryRevision revision, HashSet<string> known)
    {
        foreach (SchemaPack pack in revision.Packs.Where(pack => pack.Schemas.Count > 0 && !known.Contains(pack.Sha512)))
            events.Tell("pack-loaded", new { Pack = pack.Name, pack.Version, pack.Sha512, Schemas = pack.Schemas.Select(key => key.ToString()) });

        foreach (IGrouping<string?, Diagnostic> refused in revision.Findings
            .Where(finding => finding.Severity == DiagnosticSeverity.Error && finding.Pack is not null)
            .GroupBy(finding => Path.GetFileName(finding.Pack)))
        {
            events.Tell("pack-refused", new { Pack = refused.Key, Codes = refused.Select(finding => finding.Code).Distinct().Order(), Errors = refused.Count() });
        }
    }
}
