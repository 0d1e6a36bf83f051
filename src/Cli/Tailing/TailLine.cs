using System.Globalization;

namespace SchemaPacks.Cli.Tailing;

/// <summary>What became of an event as one line for people. Columns grow with what they must hold: nobody knows what comes.</summary>
/// <example><c>06:11:29.105Z  recorded           1.2 ms  acme.page-view@2  client:shop</c></example>
internal sealed class TailLine(bool hasColours, bool showValues)
{
    private const int Green = 32, Red = 31, Faint = 2;
    private const int OutcomeWidth = 13; // unknownSchema
    private const int DurationWidth = 10;
    private const int WidestColumn = 60;

    private int _schemaWidth = 24, _senderWidth;

    public string Of(TailedOutcome outcome)
    {
        bool isGood = outcome.Outcome is "recorded" or "validated";
        string schema = Screen.Plain(outcome.Schema.Length == 0 ? "-" : outcome.Schema), sender = Screen.Plain(outcome.Sender);
        string duration = outcome.Milliseconds is { } milliseconds ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.0} ms") : "-";
        _schemaWidth = Widened(_schemaWidth, schema);
        _senderWidth = Widened(_senderWidth, sender);
        string line = string.Create(CultureInfo.InvariantCulture, $"{In(Faint, $"{outcome.Time:HH:mm:ss.fff}Z")}  {In(isGood ? Green : Red, Screen.Plain(outcome.Outcome).PadRight(OutcomeWidth))}  {duration.PadLeft(DurationWidth)}  {schema.PadRight(_schemaWidth)}");
        if (_senderWidth > 0)
            line += "  " + sender.PadRight(_senderWidth);
        return $"{line}  {(outcome.Why.Length > 0 ? Screen.Plain(outcome.Why) : showValues ? Values(outcome) : "")}".TrimEnd();
    }

    private static int Widened(int width, string text) => Math.Min(WidestColumn, Math.Max(width, text.Length));

    private static string Values(TailedOutcome outcome) => Screen.JsonLine(writer =>
    {
        writer.WriteStartObject();
        foreach (System.Text.Json.JsonProperty property in outcome.Properties)
            property.WriteTo(writer);
        writer.WriteEndObject();
    });

    private string In(int code, string text) => hasColours ? $"\e[{code}m{text}\e[0m" : text;
}
