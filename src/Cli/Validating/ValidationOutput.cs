using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SchemaPacks.Cli.Reporting;

namespace SchemaPacks.Cli.Validating;

/// <summary>Says what is wrong with events: for people as it is found, for programs as one document at the end.</summary>
internal sealed partial class ValidationOutput(Screen screen, string place, ReportFormat format, int most, bool showsValues)
{
    private const int MostCharacters = 80;

    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly List<ReportedFinding> _kept = [];
    private readonly SortedDictionary<string, long> _byCode = new(StringComparer.Ordinal);
    private long _events, _refused, _findings;

    private bool IsStreamed => format is ReportFormat.Text or ReportFormat.Concise or ReportFormat.Github;

    public void Add(EventInFile text, IReadOnlyList<Diagnostic> findings)
    {
        _events++;
        _refused += findings.Count > 0 ? 1 : 0;
        foreach (Diagnostic finding in findings)
        {
            _byCode[finding.Code] = _byCode.GetValueOrDefault(finding.Code) + 1;
            if (_findings++ >= most)
                continue;
            string where = finding.Pointer is { Length: > 0 } pointer ? $"at '{pointer}', " : "";
            string value = showsValues && finding.Pointer is { Length: > 0 } && ValueAt(text.Utf8, finding.Pointer) is { } found ? $"; it is {found}" : "";
            var reported = new ReportedFinding(finding with { Message = where + Placeless().Replace(finding.Message, "") + value, Line = (int)Math.Min(text.Line + (finding.Line ?? 1) - 1, int.MaxValue), Column = finding.Column ?? 1, Pack = null, Resource = null }, place, null);
            if (IsStreamed)
                Write(reported);
            else
                _kept.Add(reported with { Diagnostic = reported.Diagnostic with { Message = Placeless().Replace(finding.Message, "") + value } });
        }
    }

    /// <summary>Says how it ended.</summary>
    /// <returns>The exit code.</returns>
    public int End()
    {
        string time = Stopwatch.GetElapsedTime(_start).TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);
        if (format == ReportFormat.Json)
            screen.WriteJson(WriteJson);
        else if (format == ReportFormat.Sarif)
            new Report(_kept, (int)Math.Min(_events, int.MaxValue), "event", Stopwatch.GetElapsedTime(_start)).Write(screen, format);
        else if (format == ReportFormat.Text)
            screen.Summarize(Summary(time), isGood: _refused == 0);
        if (format != ReportFormat.Text && _findings > most)
            screen.Error.WriteLine(Cut);
        return _refused > 0 ? ExitCode.Findings : ExitCode.Clean;
    }

    private string Summary(string time) => _refused == 0
        ? $"{Amount.Of(_events, "event")}, all valid ({time} s)."
        : $"{Amount.Of(_refused)} of {Amount.Of(_events, "event")} would be refused ({time} s): {string.Join(", ", _byCode.Select(code => $"{code.Key}: {Amount.Of(code.Value)}"))}."
            + (_findings > most ? " " + Cut : "");

    private string Cut => $"The first {Amount.Of(most)} of {Amount.Of(_findings, "finding")} are shown.";

    private void Write(ReportedFinding finding) => screen.Output.WriteLine(format switch
    {
        ReportFormat.Text => FindingText.Of(finding, screen.HasColours),
        ReportFormat.Github => GithubCommand.Of(finding),
        _ => FindingLine.Of(finding.Diagnostic with { Pack = place }, screen.HasColours),
    });

    private void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", 1);
        writer.WriteNumber("events", _events);
        writer.WriteNumber("refused", _refused);
        writer.WriteStartObject("codes");
        foreach ((string code, long count) in _byCode)
            writer.WriteNumber(code, count);
        writer.WriteEndObject();
        writer.WriteStartArray("findings");
        foreach (ReportedFinding finding in _kept)
        {
            writer.WriteStartObject();
            FindingJson.WriteWhat(writer, finding.Diagnostic);
            writer.WriteNumber("line", finding.Diagnostic.Line ?? 0);
            if (finding.Diagnostic.Pointer is { } pointer)
                writer.WriteString("pointer", pointer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    // Lines are counted in the file, and not in one event of it.
    [GeneratedRegex(" at line [0-9]+, column [0-9]+")]
    private static partial Regex Placeless();

    private static string? ValueAt(ReadOnlyMemory<byte> text, string? pointer)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 512 });
            JsonElement value = document.RootElement;
            foreach (string step in pointer is { Length: > 0 } ? pointer[1..].Split('/') : [])
            {
                string name = step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
                if (value.ValueKind == JsonValueKind.Array && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < value.GetArrayLength())
                    value = value[index];
                else if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
                    return null;
            }

            string shown = Screen.Plain(value.GetRawText());
            return shown.Length <= MostCharacters ? shown : string.Concat(shown.AsSpan(0, MostCharacters), "…");
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
