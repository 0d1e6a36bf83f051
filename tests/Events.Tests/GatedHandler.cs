using System.Collections.Concurrent;
using System.Text;

namespace SchemaPacks.Tests.Events;

/// <summary>A handler that takes each record when it is let, or throws as long as it is told to.</summary>
internal sealed class GatedHandler : IEventHandler
{
    private readonly SemaphoreSlim _turns = new(0);
    private readonly ConcurrentQueue<string> _lines = new();
    private int _calls;

    /// <summary>Whether it waits to be let.</summary>
    public bool IsHeld { get; set; }

    /// <summary>How many of the next calls throw.</summary>
    public int Failures { get; set; }

    public int Calls => Volatile.Read(ref _calls);

    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>Lets it take some records.</summary>
    public void Let(int records) => _turns.Release(records);

    public async ValueTask HandleAsync(EventRecord record, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        if (IsHeld)
            await _turns.WaitAsync(cancellationToken);
        if (Failures > 0)
        {
            Failures--;
            throw new InvalidOperationException(Encoding.UTF8.GetString(record.Utf8.Span));
        }

        _lines.Enqueue(Encoding.UTF8.GetString(record.Utf8.Span));
    }
}
