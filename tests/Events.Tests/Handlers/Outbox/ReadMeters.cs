using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace SchemaPacks.Tests.Events.Handlers.Outbox;

/// <summary>Reads what the event log lets be observed, the newest log's last.</summary>
internal sealed class ReadMeters : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Dictionary<(string Instrument, string Handler), double> _values = [];

    public ReadMeters()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "SchemaPacks" && instrument.Name.StartsWith("eventlog.outbox.", StringComparison.Ordinal))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.Start();
    }

    public double Read(string instrument, string handler)
    {
        _listener.RecordObservableInstruments();
        return _values[(instrument, handler)];
    }

    public void Dispose() => _listener.Dispose();

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach ((string key, object? tag) in tags)
            if (key == "eventlog.handler.name")
                _values[(instrument.Name, (string)tag!)] = value;
    }
}

internal static class RegistryOf
{
    public static IEventSchemaRegistry GetRequiredRegistry(this IServiceProvider services) => services.GetRequiredService<IEventSchemaRegistry>();
}
