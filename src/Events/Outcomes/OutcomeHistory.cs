namespace SchemaPacks.Outcomes;

/// <summary>What was counted in each ten seconds of the last day: 8,640 points, 350 kB.</summary>
internal sealed class OutcomeHistory
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private const int Capacity = 8640;

    private readonly Lock _lock = new();
    private readonly OutcomePoint[] _points = new OutcomePoint[Capacity];
    private long _next;
    private (long Recorded, long Refused) _last;

    /// <summary>Adds a point.</summary>
    /// <param name="time">When it ends.</param>
    /// <param name="recorded">All events that were recorded until then.</param>
    /// <param name="refused">All that were refused.</param>
    /// <param name="p50">Half of those that were recorded took less, in milliseconds; null where there were none.</param>
    /// <param name="p99">All but a hundredth took less.</param>
    /// <param name="queued">How many records waited for handlers at its end.</param>
    public void Add(DateTimeOffset time, long recorded, long refused, float? p50, float? p99, int queued)
    {
        lock (_lock)
        {
            _points[_next++ % Capacity] = new OutcomePoint(time, recorded - _last.Recorded, refused - _last.Refused, p50, p99, queued);
            _last = (recorded, refused);
        }
    }

    /// <summary>The points that end at or after a time, oldest first.</summary>
    public IReadOnlyList<OutcomePoint> Since(DateTimeOffset time)
    {
        List<OutcomePoint> points = [];
        lock (_lock)
            for (long number = Math.Max(0, _next - Capacity); number < _next; number++)
                if (_points[number % Capacity] is var point && point.Time >= time)
                    points.Add(point);
        return points;
    }
}

/// <summary>What was counted in ten seconds.</summary>
internal readonly record struct OutcomePoint(DateTimeOffset Time, long Recorded, long Refused, float? P50, float? P99, int Queued);
