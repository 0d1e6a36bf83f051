using System.Threading.Tasks.Sources;

namespace SchemaPacks.Handlers.Files;

/// <summary>A record that waits for its line to be written and synced. Used again for other records.</summary>
internal sealed class PendingLine : IValueTaskSource
{
    private readonly Action<PendingLine> _free;
    private ManualResetValueTaskSourceCore<bool> _completion = new() { RunContinuationsAsynchronously = true };

    /// <param name="free">Takes the object back once its result was read.</param>
    public PendingLine(Action<PendingLine> free) => _free = free;

    /// <summary>The record, which stays valid until the line is complete.</summary>
    public ReadOnlyMemory<byte> Record { get; private set; }

    public ValueTask Written => new(this, _completion.Version);

    public PendingLine With(ReadOnlyMemory<byte> record)
    {
        Record = record;
        return this;
    }

    public void Complete() => _completion.SetResult(true);

    public void Fail(Exception reason) => _completion.SetException(reason);

    void IValueTaskSource.GetResult(short token)
    {
        try
        {
            _completion.GetResult(token);
        }
        finally
        {
            _completion.Reset();
            Record = default;
            _free(this);
        }
    }

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _completion.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _completion.OnCompleted(continuation, state, token, flags);
}
