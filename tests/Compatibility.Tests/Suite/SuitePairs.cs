using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text.Json;
using SchemaPacks.Compatibility;
using SchemaPacks.Conformance;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Tests.Suite;

/// <summary>Every ordered pair of schemas in each file of the official suite, compared once for all tests that ask.</summary>
internal static class SuitePairs
{
    private static readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<SuitePair>>> Compared = new();

    /// <summary>Draft-04; the long tests run all.</summary>
    public static TheoryData<string> Drafts => Environment.GetEnvironmentVariable("SCHEMAPACKS_LONG_TESTS") is null ? ["draft4"] : [.. SuiteDrafts.Dialects.Keys.Where(name => name != "v1")];

    public static IReadOnlyList<SuitePair> Of(string draft)
    {
        TestFolders.Public("json-schema-test-suite");
        return Compared.GetOrAdd(draft, _ => new Lazy<IReadOnlyList<SuitePair>>(() => [.. Compare(draft)])).Value;
    }

    /// <summary>The schemas of a draft, file by file.</summary>
    public static IEnumerable<IReadOnlyList<SuiteSchema>> Schemas(string draft)
    {
        string suite = TestFolders.Public("json-schema-test-suite");
        var remotes = new SuiteRemotes(suite);
        var options = new SchemaOptions { DefaultDialect = SuiteDrafts.Dialects[draft] };
        foreach (string path in Directory.EnumerateFiles(Path.Combine(suite, "tests", draft), "*.json").Order(StringComparer.Ordinal))
        {
            JsonElement groups = JsonDocument.Parse(File.ReadAllBytes(path)).RootElement;
            yield return [.. groups.EnumerateArray().Select(group => new SuiteSchema(
                $"{Path.GetFileName(path)}/{group.GetProperty("description").GetString()}",
                group.GetProperty("schema"),
                SchemaCompiler.Compile(new SchemaDocument(new Uri("schemapacks:///suite"), group.GetProperty("schema")), remotes, options).Validator!,
                [.. group.GetProperty("tests").EnumerateArray().Select(test => JsonMarshal.GetRawUtf8Value(test.GetProperty("data")).ToArray())]))];
        }
    }

    private static IEnumerable<SuitePair> Compare(string draft) =>
        from schemas in Schemas(draft)
        from old in schemas
        from @new in schemas
        select new SuitePair(old, @new, SchemaComparer.Compare(old.Validator, @new.Validator).Backward);
}
