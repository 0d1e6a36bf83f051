namespace SchemaPacks.Hosting.Recording;

/// <summary>
/// Counts refused events and tells of them once a second, one <c>event-refused</c> for each code and schema: a flood of bad requests
/// makes no flood of records. Schemas that are not loaded are not told apart, so the kinds are as many as codes times loaded schemas.
/// </summary>
internal sealed class RefusalTally(ServerEvents events, IEventSchemaRegistry registry, TimeProvider time) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly PeriodicTimer _seconds = new(TimeSpan.FromSeconds(1), time);
    private Dictionary<EventRefusal, int> _counts = [];
    private Task _telling = Task.CompletedTask;

    /// <summary>Counts one. Any thread may call it.</summary>
    public void Add(EventRefusal refusal)
    {
        if (refusal.Key is { } key && !registry.Current.TryGetSchema(key, out _))
            refusal = refusal with { Key = null };
        lock (_lock)
            _counts[refusal] = _counts.GetValueOrDefault(refusal) + 1;
    }

    public void Start() => _telling = TellEachSecondAsync();

    /// <summary>Tells of what was counted since the last second, and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        _seconds.Dispose();
        await _telling;
        Tell();
    }

    private async Task TellEachSecondAsync()
    {
        while (await _seconds.WaitForNextTickAsync())
            Tell();
    }

    private void Tell()
    {
        Dictionary<EventRefusal, int> counts;
        lock (_lock)
        {
            if (_counts.Count == 0)
                return;
            (counts, _counts) = (_counts, []);
        }

        foreach ((EventRefusal refusal, int count) in counts)
            if (refusal.Key is { } key)
                events.Tell("event-refused", new { refusal.Descriptor.Code, refusal.Descriptor.Reason, Status = refusal.StatusCode, Schema = key.Id, Version = key.Version.Text, Count = count });
            else
                events.Tell("event-refused", new { refusal.Descriptor.Code, refusal.Descriptor.Reason, Status = refusal.StatusCode, Count = count });
    }
}
