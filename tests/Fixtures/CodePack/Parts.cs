using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using SchemaPacks;

namespace CodePack;

/// <summary>Says to the test what happens, by texts in a queue of the process's data: types of the pack are not the test's.</summary>
public sealed class Sink(IReadOnlyDictionary<string, string> settings) : IDisposable
{
    private readonly ConcurrentQueue<string>? _said = settings.TryGetValue("sink", out string? name) ? (ConcurrentQueue<string>?)AppDomain.CurrentDomain.GetData(name) : null;

    public string Fault { get; } = settings.GetValueOrDefault("fault") ?? "";

    public void Say(string text) => _said?.Enqueue(text);

    public void Dispose() => Say("disposed");
}

public sealed class EvenCheck(Sink sink) : IFormatCheck
{
    public bool Holds(ReadOnlySpan<byte> utf8)
    {
        if (sink.Fault == "check")
            throw new FormatException("the value is " + Encoding.UTF8.GetString(utf8));
        return CodePackLibrary.Library.IsEven(utf8.Length);
    }
}

public sealed class SeenModifier(Sink sink) : IEventModifier
{
    public void Modify(SchemaKey key, JsonObject properties)
    {
        if (sink.Fault == "modifier")
            throw new InvalidOperationException("the value is " + properties.ToJsonString());
        properties["seen"] = "by the pack";
    }
}

public sealed class SinkHandler(Sink sink, IPackLogger logger) : IEventHandler
{
    public async ValueTask HandleAsync(EventRecord record, CancellationToken cancellationToken)
    {
        if (sink.Fault == "handler")
            throw new IOException("the value is " + Encoding.UTF8.GetString(record.Utf8.Span));
        if (sink.Fault == "handler-hangs")
            await Task.Delay(Timeout.Infinite, cancellationToken);
        logger.Log(DiagnosticSeverity.Information, "took a record");
        sink.Say("handled " + Encoding.UTF8.GetString(record.Utf8.Span));
    }
}

public sealed class SinkListener(Sink sink) : IEventListener
{
    public ValueTask OnRecordedAsync(ObservedEvent observed, CancellationToken cancellationToken)
    {
        if (sink.Fault == "listener")
            throw new InvalidOperationException("the value is secret");
        sink.Say("heard " + observed.Key);
        return default;
    }
}

public sealed class BrokenHandler : IEventHandler
{
    public BrokenHandler() => throw new NotSupportedException("there is no table");

    public ValueTask HandleAsync(EventRecord record, CancellationToken cancellationToken) => default;
}

public sealed class CuriousHandler(IEventLog log) : IEventHandler
{
    public async ValueTask HandleAsync(EventRecord record, CancellationToken cancellationToken) => await log.RecordAsync(default, cancellationToken);
}

internal static class Trap
{
    /// <summary>Code that runs as soon as anybody loads the pack: it leaves a file behind, whose path the test gives.</summary>
    [ModuleInitializer]
    internal static void Spring()
    {
        if (Environment.GetEnvironmentVariable("SCHEMAPACKS_CODE_TRAP") is { Length: > 0 } path)
            File.WriteAllText(path, "The pack's code ran.");
    }
}
