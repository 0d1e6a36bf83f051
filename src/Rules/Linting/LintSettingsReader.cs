using System.Text.Json;
using SchemaPacks.Parsing;

namespace SchemaPacks.Linting;

/// <summary>Reads <c>schemapacks.yaml</c>. Every wrong key and value is a finding with its place, and the others count.</summary>
internal sealed class LintSettingsReader
{
    private static readonly Dictionary<string, DiagnosticSeverity?> SeverityNames = new()
    {
        ["off"] = null,
        ["information"] = DiagnosticSeverity.Information,
        ["warning"] = DiagnosticSeverity.Warning,
        ["error"] = DiagnosticSeverity.Error,
    };

    private readonly PackDocument _document;
    private readonly SettingsFindings _findings;

    private LintSettingsReader(PackDocument document) => (_document, _findings) = (document, new SettingsFindings(document));

    /// <param name="origin">Names the file in findings.</param>
    /// <param name="bytes">The file.</param>
    public static (LintSettings Settings, IReadOnlyList<Diagnostic> Findings) Read(SchemaOrigin origin, ReadOnlyMemory<byte> bytes)
    {
        ParsedDocument parsed = DocumentParser.Parse(origin, bytes);
        if (parsed.Document is not { } document)
            return (LintSettings.Default, parsed.Findings);
        var reader = new LintSettingsReader(document);
        LintSettings settings = reader.Read();
        return (settings, reader._findings.All);
    }

    private LintSettings Read()
    {
        LintSettings settings = LintSettings.Default;
        foreach (JsonProperty part in _document.Root.EnumerateObject())
        {
            switch (part.Name)
            {
                case "$schema":
                    break; // for editors
                case "lint" when part.Value.ValueKind == JsonValueKind.Object:
                    settings = ReadLint(part.Value) with { Compatibility = settings.Compatibility };
                    break;
                case "lint":
                    _findings.Refuse("/lint", "'lint' is no mapping; write severities, name-style, formats or exclude below it");
                    break;
                case "compatibility":
                    settings = settings with { Compatibility = new CompatibilityRulesReader(_findings).Read(part.Value) };
                    break;
                default:
                    _findings.RefuseKey($"/{SettingsFindings.Step(part.Name)}", part.Name, ["lint", "compatibility"]);
                    break;
            }
        }

        return settings;
    }

    private LintSettings ReadLint(JsonElement lint)
    {
        LintSettings settings = LintSettings.Default;
        foreach (JsonProperty part in lint.EnumerateObject())
        {
            settings = part.Name switch
            {
                "severities" => settings with { Severities = ReadSeverities(part.Value) },
                "name-style" => settings with { NameStyle = ReadStyle(part.Value) },
                "formats" => settings with { Formats = ReadTexts("/lint/formats", part.Value) },
                "exclude" => settings with { Exclude = ReadTexts("/lint/exclude", part.Value) },
                _ => settings,
            };
            if (part.Name is not ("severities" or "name-style" or "formats" or "exclude"))
                _findings.RefuseKey($"/lint/{SettingsFindings.Step(part.Name)}", part.Name, ["severities", "name-style", "formats", "exclude"]);
        }

        return settings;
    }

    private Dictionary<string, DiagnosticSeverity?> ReadSeverities(JsonElement map)
    {
        var severities = new Dictionary<string, DiagnosticSeverity?>();
        if (map.ValueKind != JsonValueKind.Object)
        {
            _findings.Refuse("/lint/severities", "'severities' is no mapping; write a code and a severity on each line, such as SP9002: warning");
            return severities;
        }

        foreach (JsonProperty entry in map.EnumerateObject())
        {
            string pointer = $"/lint/severities/{SettingsFindings.Step(entry.Name)}";
            DiagnosticDescriptor? kind = Diagnostics.All.FirstOrDefault(known => known.Code == entry.Name || known.Reason == entry.Name);
            string? name = entry.Value.ValueKind == JsonValueKind.String ? entry.Value.GetString() : null;
            if (kind is null)
                _findings.RefuseKey(pointer, entry.Name, [.. LintDiagnostics.All.Select(known => known.Reason)], "no finding has this code or reason");
            else if (name is null || !SeverityNames.TryGetValue(name, out DiagnosticSeverity? severity))
                _findings.Refuse(pointer, "this is no severity; allowed are 'off', 'information', 'warning' and 'error'");
            else if (kind.Severity == DiagnosticSeverity.Error && severity != DiagnosticSeverity.Error)
                _findings.Refuse(pointer, $"{kind.Code} stays an error: no registry serves such a schema");
            else
                severities[kind.Code] = severity;
        }

        return severities;
    }

    private string ReadStyle(JsonElement value) =>
        _findings.OneOf("/lint/name-style", value, "style of names", [LintSettings.ConsistentStyle, LintSettings.AnyStyle, .. LintSettings.Styles]) ?? LintSettings.ConsistentStyle;

    private List<string> ReadTexts(string pointer, JsonElement list)
    {
        var texts = new List<string>();
        if (list.ValueKind != JsonValueKind.Array)
            _findings.Refuse(pointer, "this is no list; write one text in each item");
        else
            foreach ((int index, JsonElement item) in list.EnumerateArray().Index())
            {
                if (item.ValueKind == JsonValueKind.String)
                    texts.Add(item.GetString()!);
                else
                    _findings.Refuse($"{pointer}/{index}", "this is no text; quote it");
            }

        return texts;
    }
}
