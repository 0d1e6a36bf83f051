using System.Text.Json;

namespace SchemaPacks.Cli.Tailing;

/// <summary>Writes what becomes of events, one after the other.</summary>
internal sealed class TailOutput(Screen screen, TailFormat format, bool showValues)
{
    private readonly TailLine _line = new(screen.HasColours, showValues);
    private long _count;

    public void Begin()
    {
        if (format == TailFormat.Json)
            screen.Output.Write("""{"version":1,"outcomes":[""");
    }

    /// <exception cref="CommandFailure">It is nothing that a host sends.</exception>
    public void Add(string data)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(data);
            TailedOutcome outcome = TailedOutcome.Read(document.RootElement);
            screen.Output.WriteLine(format switch
            {
                TailFormat.Text => _line.Of(outcome),
                TailFormat.Json => (_count == 0 ? "\n" : ",\n") + Line(document),
                _ => Line(document),
            });
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw StreamRefusal.NoHost("sends something else than what becomes of events");
        }

        _count++;
    }

    public void End()
    {
        if (format == TailFormat.Json)
            screen.Output.WriteLine(_count == 0 ? "]}" : "\n]}");
    }

    private static string Line(JsonDocument document) => Screen.JsonLine(document.RootElement.WriteTo);
}
