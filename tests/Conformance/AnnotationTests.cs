using System.Globalization;
using System.Text.Json;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Conformance;

/// <summary>Runs <c>annotations/tests/*.json</c> in every dialect that a case is compatible with. Each assertion counts as a test.</summary>
public static class AnnotationTests
{
    private const int Unreleased = 9999;

    public static Tally Run(ConformanceArguments arguments)
    {
        var tally = new Tally();
        var folder = Path.Combine(arguments.Folder, "annotations", "tests");
        if (!Directory.Exists(folder))
            return tally;
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (var group in document.RootElement.GetProperty("suite").EnumerateArray())
                foreach (var (draft, dialect) in SuiteDrafts.Dialects)
                    if ((arguments.Draft ?? draft) == draft && IsCompatible(group, Release(dialect)))
                        Group($"{draft}/{Path.GetFileName(file)}/{group.GetProperty("description").GetString()}", group, dialect, tally);
        }

        return tally;
    }

    private static void Group(string name, JsonElement group, JsonSchemaDialect dialect, Tally tally)
    {
        var documents = group.TryGetProperty("externalSchemas", out var external) ? external.EnumerateObject().ToDictionary(member => member.Name, member => member.Value) : [];
        var (validator, complaint) = new SuiteCompiler(documents, dialect).Compile(group.GetProperty("schema"));
        foreach (var test in group.GetProperty("tests").EnumerateArray())
        {
            var annotations = validator?.Evaluate(test.GetProperty("instance"), OutputFormat.Basic).Annotations ?? [];
            foreach (var assertion in test.GetProperty("assertions").EnumerateArray())
                tally.Add($"{name}/{assertion.GetRawText()}", complaint ?? Complaint(annotations, assertion));
        }
    }

    private static string? Complaint(IReadOnlyList<SchemaAnnotation> annotations, JsonElement assertion)
    {
        var found = annotations
            .Where(annotation => annotation.InstancePointer == assertion.GetProperty("location").GetString() && annotation.Keyword == assertion.GetProperty("keyword").GetString())
            .ToDictionary(annotation => "#" + Uri.EscapeDataString(annotation.Schema.Pointer).Replace("%2F", "/", StringComparison.Ordinal).Replace("%24", "$", StringComparison.Ordinal), annotation => annotation.Value);
        var expected = assertion.GetProperty("expected").EnumerateObject().ToList();
        return expected.Count == found.Count && expected.All(one => found.TryGetValue(one.Name, out var value) && JsonElement.DeepEquals(value, one.Value))
            ? null
            : $"found {string.Join(", ", found.Select(one => $"{one.Key}: {one.Value.GetRawText()}"))}";
    }

    // "7": from there on; "<=2019": up to there; "=2020": only there; with commas: all of it.
    private static bool IsCompatible(JsonElement group, int release) =>
        !group.TryGetProperty("compatibility", out var compatibility) || compatibility.GetString()!.Split(',').All(bound => bound switch
        {
            ['<', '=', .. var last] => release <= Number(last),
            ['=', .. var only] => release == Number(only),
            var first => release >= Number(first),
        });

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static int Release(JsonSchemaDialect dialect) =>
        dialect.IsPreview ? Unreleased : dialect.Name.StartsWith("draft-", StringComparison.Ordinal) ? Number(dialect.Name["draft-".Length..]) : Number(dialect.Name[..4]);
}
