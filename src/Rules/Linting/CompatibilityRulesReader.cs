using System.Text.Json;
using SchemaPacks.Compatibility;
using SchemaPacks.Compatibility.Modes;

namespace SchemaPacks.Linting;

/// <summary>Reads the part <c>compatibility</c> of <c>schemapacks.yaml</c>. A rule is a mode alone (<c>FULL</c>), or a mapping of what it asks otherwise.</summary>
internal sealed class CompatibilityRulesReader(SettingsFindings findings)
{
    private static readonly string[] Parts = ["default", "namespaces", "schemas"];
    private static readonly string[] Settings = ["mode", "level", "across-majors", "undecided", "versions"];

    public CompatibilityRules Read(JsonElement value)
    {
        CompatibilityRules rules = CompatibilityRules.Default;
        if (value.ValueKind != JsonValueKind.Object)
        {
            findings.Refuse("/compatibility", "'compatibility' is no mapping; write default, namespaces or schemas below it");
            return rules;
        }

        foreach (JsonProperty part in value.EnumerateObject())
        {
            string pointer = $"/compatibility/{SettingsFindings.Step(part.Name)}";
            switch (part.Name)
            {
                case "default":
                    rules = rules with { General = ReadRule(pointer, part.Value).ApplyTo(rules.General) };
                    break;
                case "namespaces":
                    rules = rules with { Namespaces = ReadRules(pointer, part.Value, "the beginning of ids") };
                    break;
                case "schemas":
                    rules = rules with { Schemas = ReadRules(pointer, part.Value, "an id, or an id and a version") };
                    break;
                default:
                    findings.RefuseKey(pointer, part.Name, Parts);
                    break;
            }
        }

        return rules;
    }

    private Dictionary<string, CompatibilityRuleChange> ReadRules(string pointer, JsonElement map, string key)
    {
        var rules = new Dictionary<string, CompatibilityRuleChange>(StringComparer.Ordinal);
        if (map.ValueKind != JsonValueKind.Object)
            findings.Refuse(pointer, $"this is no mapping; write {key} and a rule on each line, such as acme.: FULL");
        else
            foreach (JsonProperty entry in map.EnumerateObject())
                rules[entry.Name] = ReadRule($"{pointer}/{SettingsFindings.Step(entry.Name)}", entry.Value);
        return rules;
    }

    private CompatibilityRuleChange ReadRule(string pointer, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return new CompatibilityRuleChange { Mode = ReadMode(pointer, value) };
        var rule = new CompatibilityRuleChange();
        foreach (JsonProperty setting in value.EnumerateObject())
        {
            string place = $"{pointer}/{SettingsFindings.Step(setting.Name)}";
            switch (setting.Name)
            {
                case "mode":
                    rule = rule with { Mode = ReadMode(place, setting.Value) };
                    break;
                case "level":
                    rule = rule with { Level = findings.OneOf(place, setting.Value, "level", "schema", "door") switch { "schema" => ComparisonLevel.Schema, "door" => ComparisonLevel.Door, _ => null } };
                    break;
                case "across-majors" when setting.Value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                    rule = rule with { AcrossMajors = setting.Value.GetBoolean() };
                    break;
                case "across-majors":
                    findings.Refuse(place, "this is neither true nor false");
                    break;
                case "undecided":
                    rule = rule with { Undecided = ReadSeverity(place, setting.Value) };
                    break;
                case "versions":
                    rule = rule with { Versions = ReadSeverity(place, setting.Value) };
                    break;
                default:
                    findings.RefuseKey(place, setting.Name, Settings);
                    break;
            }
        }

        return rule;
    }

    private CompatibilityMode? ReadMode(string pointer, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String && ModeName.TryParse(value.GetString(), out CompatibilityMode mode))
            return mode;
        findings.OneOf(pointer, value, "mode", ModeName.All);
        return null;
    }

    private CheckSeverity? ReadSeverity(string pointer, JsonElement value) => findings.OneOf(pointer, value, "severity", "off", "warning", "error") switch
    {
        "off" => CheckSeverity.Off,
        "warning" => CheckSeverity.Warning,
        "error" => CheckSeverity.Error,
        _ => null,
    };
}
