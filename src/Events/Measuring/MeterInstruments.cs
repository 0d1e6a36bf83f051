using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace SchemaPacks.Measuring;

/// <summary>
/// Makes instruments. Whoever listens is told of each as it is made, and is foreign code: where he throws, the instrument is missing, and the log starts all the same.
/// </summary>
internal sealed class MeterInstruments(Meter meter, ILogger logger) : IDisposable
{
    private bool _hasTold;

    /// <inheritdoc cref="Meter.CreateCounter{T}(string, string?, string?)"/>
    public Counter<long>? Counter(string name, string unit, string description) => Make(() => meter.CreateCounter<long>(name, unit, description));

    /// <inheritdoc cref="Meter.CreateHistogram{T}(string, string?, string?)"/>
    public Histogram<T>? Histogram<T>(string name, string unit, string description)
        where T : struct => Make(() => meter.CreateHistogram<T>(name, unit, description));

    /// <summary>What only grows, and is looked at.</summary>
    public void Observe(string name, Func<IEnumerable<Measurement<long>>> total, string unit, string description) =>
        Make(() => meter.CreateObservableCounter(name, total, unit, description));

    /// <summary>What comes and goes, and adds up over all attributes.</summary>
    public void ObserveSum(string name, Func<IEnumerable<Measurement<long>>> now, string unit, string description) =>
        Make(() => meter.CreateObservableUpDownCounter(name, now, unit, description));

    /// <summary>What is so at the moment, and does not add up.</summary>
    public void ObserveGauge<T>(string name, Func<IEnumerable<Measurement<T>>> now, string unit, string description)
        where T : struct => Make(() => meter.CreateObservableGauge(name, now, unit, description));

    /// <summary>Says that somebody who listens threw. Once: it would be said for every event.</summary>
    public void Tell(Exception exception)
    {
        if (!Interlocked.Exchange(ref _hasTold, true))
            logger.MetricsFailed(exception.GetType());
    }

    public void Dispose()
    {
        try
        {
            meter.Dispose(); // tells whoever listens
        }
#pragma warning disable CA1031 // Do not catch general exception types
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            Tell(exception);
        }
    }

    private T? Make<T>(Func<T> create)
        where T : Instrument
    {
        try
        {
            return create();
        }
#pragma warning disable CA1031 // Do not catch general exception types
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            Tell(exception);
            return null;
        }
    }
}
