namespace SchemaPacks.Feeds;

/// <summary>
/// How long to wait until sources are asked again: the interval, up to a tenth more or less so that many hosts do not ask at once; twice as long after each
/// failure in a row, up to sixteen times.
/// </summary>
/// <param name="interval">How often sources are asked while they answer.</param>
/// <param name="chance">A number from 0 up to 1.</param>
internal sealed class PollPace(TimeSpan interval, Func<double> chance)
{
    private const double Jitter = 0.1;
    private const int MostDoublings = 4;

    private int _failures;

    public TimeSpan Next() => interval * (1 << _failures) * (1 - Jitter + (2 * Jitter * chance()));

    public void Failed() => _failures = Math.Min(_failures + 1, MostDoublings);

    public void Succeeded() => _failures = 0;
}
