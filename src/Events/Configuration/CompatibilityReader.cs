using SchemaPacks.Compatibility;
using SchemaPacks.Compatibility.Modes;
using SchemaPacks.Evolving;

namespace SchemaPacks.Configuration;

/// <summary>Reads <c>Packs:Compatibility</c>: what versions of one schema owe to each other, and what becomes of a pack that breaks it.</summary>
internal static class CompatibilityReader
{
    public static CompatibilityPolicy Read(SettingSection section, CompatibilityPolicy policy)
    {
        section.ExpectNames("OnBreak", "Mode", "Level", "AcrossMajors", "Undecided", "Namespaces", "Schemas");
        return new CompatibilityPolicy
        {
            OnBreak = section.Choice("OnBreak", "off", "warn", "refuse") switch
            {
                "off" => BreakAction.Off,
                "warn" => BreakAction.Warn,
                "refuse" => BreakAction.Refuse,
                _ => policy.OnBreak,
            },
            Rules = policy.Rules with
            {
                General = ReadRule(section).ApplyTo(policy.Rules.General),
                Namespaces = ReadRules(section["Namespaces"], "Prefix", policy.Rules.Namespaces),
                Schemas = ReadRules(section["Schemas"], "Schema", policy.Rules.Schemas),
            },
        };
    }

    private static Dictionary<string, CompatibilityRuleChange> ReadRules(SettingSection section, string key, IReadOnlyDictionary<string, CompatibilityRuleChange> known)
    {
        var rules = new Dictionary<string, CompatibilityRuleChange>(known, StringComparer.Ordinal);
        if (!string.IsNullOrEmpty(section.Value))
            section.Refuse($"'{section.Value}' stands where a list of rules is expected, such as [{{ \"{key}\": \"acme.\", \"Mode\": \"FULL\" }}]");
        foreach (SettingSection entry in section.Parts)
        {
            entry.ExpectNames(key, "Mode", "Level", "AcrossMajors", "Undecided");
            if (entry.Text(key) is not { } name)
                entry.Refuse($"the entry has no '{key}'; say for which schemas the rule is");
            else
                rules[name] = ReadRule(entry);
        }

        return rules;
    }

    private static CompatibilityRuleChange ReadRule(SettingSection section) => new()
    {
        Mode = section.Choice("Mode", [.. ModeName.All]) is { } mode && ModeName.TryParse(mode, out CompatibilityMode parsed) ? parsed : null,
        Level = section.Choice("Level", "door", "schema") switch
        {
            "door" => ComparisonLevel.Door,
            "schema" => ComparisonLevel.Schema,
            _ => null,
        },
        AcrossMajors = section.Flag("AcrossMajors"),
        Undecided = section.Choice("Undecided", "off", "warning", "error") switch
        {
            "off" => CheckSeverity.Off,
            "warning" => CheckSeverity.Warning,
            "error" => CheckSeverity.Error,
            _ => null,
        },
    };
}
