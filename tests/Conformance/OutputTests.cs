using System.Text.Json;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Conformance;

/// <summary>
/// Runs <c>output-tests/&lt;draft&gt;/*/*.json</c>: each test has a schema for each output format that it speaks of, and the output must satisfy it.
/// A test counts once for each format.
/// </summary>
public static class OutputTests
{
    public static Tally Run(ConformanceArguments arguments)
    {
        var tally = new Tally();
        foreach (var (draft, dialect) in SuiteDrafts.Dialects)
        {
            var folder = Path.Combine(arguments.Folder, "output-tests", draft);
            if (!Directory.Exists(folder) || (arguments.Draft ?? draft) != draft)
                continue;
            var compiler = new SuiteCompiler(OutputSchema(folder), dialect);
            foreach (var file in Directory.EnumerateDirectories(folder).SelectMany(Directory.EnumerateFiles).Order(StringComparer.Ordinal))
            {
                using var groups = JsonDocument.Parse(File.ReadAllBytes(file));
                foreach (var group in groups.RootElement.EnumerateArray())
                    Group($"{draft}/{Path.GetFileName(file)}/{group.GetProperty("description").GetString()}", group, compiler, tally);
            }
        }

        return tally;
    }

    private static Dictionary<string, JsonElement> OutputSchema(string folder)
    {
        var file = Path.Combine(folder, "output-schema.json");
        if (!File.Exists(file))
            return [];
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        var json = document.RootElement.Clone();
        return new Dictionary<string, JsonElement> { [json.GetProperty("$id").GetString()!] = json };
    }

    private static void Group(string name, JsonElement group, SuiteCompiler compiler, Tally tally)
    {
        var (validator, complaint) = compiler.Compile(group.GetProperty("schema"));
        foreach (var test in group.GetProperty("tests").EnumerateArray())
        {
            foreach (var expected in test.GetProperty("output").EnumerateObject())
            {
                var title = $"{name}/{test.GetProperty("description").GetString()}/{expected.Name}";
                tally.Add(title, complaint ?? Complaint(validator!, test.GetProperty("data"), expected, compiler));
            }
        }
    }

    private static string? Complaint(JsonSchemaValidator validator, JsonElement data, JsonProperty expected, SuiteCompiler compiler)
    {
        if (!Enum.TryParse<OutputFormat>(expected.Name, ignoreCase: true, out var format))
            return $"there is no output format '{expected.Name}'";
        var (schema, complaint) = compiler.Compile(expected.Value);
        if (schema is null)
            return complaint;
        var output = validator.Evaluate(data, format).ToString();
        var verdict = schema.Evaluate(JsonElement.Parse(output));
        return verdict.IsValid ? null : $"{output} does not satisfy the test's schema: {string.Join("; ", verdict.Findings.Select(finding => $"{finding.InstancePointer} {finding.Message}"))}";
    }
}
