using System.Text.Json;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Tests.Analyzers;

/// <summary>Tells the findings that the documentation lists as left to the log from those that a generated type must not come to.</summary>
internal static class EventJudge
{
    // The constraints that docs/pack-authoring.md says no type carries.
    private static readonly HashSet<string> LeftToTheLog =
    [
        "minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minItems", "maxItems", "uniqueItems", "contains",
        "minProperties", "maxProperties", "propertyNames", "patternProperties", "dependencies", "dependentRequired", "dependentSchemas", "propertyDependencies", "if", "then", "else", "not", "allOf",
        "anyOf", "oneOf", "unevaluatedItems", "unevaluatedProperties", "minContains", "maxContains",
    ];

    private static readonly string[] TypedFormats = ["date-time", "date", "time", "uuid", "uri"];

    /// <summary>The findings that are nobody's but the type's.</summary>
    public static IEnumerable<string> Faults(ISchemaValidator validator, byte[] utf8)
    {
        SchemaVerdict verdict = validator.Evaluate(utf8);
        if (verdict.Status is not (SchemaStatus.Valid or SchemaStatus.Invalid))
            return [$"{verdict.Status}: {string.Join("; ", verdict.Findings.Select(finding => finding.Message))} in {System.Text.Encoding.UTF8.GetString(utf8)}"];
        using JsonDocument json = JsonDocument.Parse(utf8);
        return
        [
            .. verdict.Findings.Where(finding => !finding.SchemaPointer.Split('/').Any(LeftToTheLog.Contains) && !IsOtherFormat(finding) && !IsOpen(json.RootElement, finding.InstancePointer))
                .Select(finding => $"{finding.Keyword} at '{finding.InstancePointer}' by {finding.SchemaPointer}: {finding.Message} in {System.Text.Encoding.UTF8.GetString(utf8)}"),
        ];
    }

    // The message ends with the name of the format.
    private static bool IsOtherFormat(SchemaFinding finding) => finding.Keyword == "format" && !TypedFormats.Any(format => finding.Message.EndsWith(" " + format, StringComparison.Ordinal));

    /// <summary>Whether the value, or one that it is in, is one of any shape.</summary>
    private static bool IsOpen(JsonElement value, string pointer)
    {
        foreach (string token in pointer.Split('/').Skip(1))
        {
            if (IsMarked(value))
                return true;
            string name = token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (value.ValueKind == JsonValueKind.Array)
                value = value[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)];
            else if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
                return false;
        }

        return IsMarked(value);
    }

    private static bool IsMarked(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.ValueEquals(RandomEvents.Mark),
        JsonValueKind.Array => value.GetArrayLength() > 0 && IsMarked(value[0]),
        JsonValueKind.Object => value.TryGetProperty(RandomEvents.Mark, out _),
        _ => false,
    };
}
