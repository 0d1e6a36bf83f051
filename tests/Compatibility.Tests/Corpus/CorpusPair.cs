using System.Text.Json;
using SchemaPacks.Compatibility;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Tests.Corpus;

/// <summary>One pair of <c>tests/cases/compatibility</c>: its README says what the members mean.</summary>
internal sealed record CorpusPair(string File, JsonElement Json)
{
    private static readonly Dictionary<string, JsonSchemaDialect> Dialects = new()
    {
        ["draft-04"] = JsonSchemaDialect.Draft4,
        ["draft-06"] = JsonSchemaDialect.Draft6,
        ["draft-07"] = JsonSchemaDialect.Draft7,
        ["2019-09"] = JsonSchemaDialect.Draft201909,
        ["2020-12"] = JsonSchemaDialect.Draft202012,
    };

    public string Name => Json.GetProperty("name").GetString()!;

    public string Dialect => Json.GetProperty("dialect").GetString()!;

    /// <summary>The truth in one direction.</summary>
    public string Truth(ComparisonLevel level, CompatibilityDirection direction)
    {
        string name = direction == CompatibilityDirection.Backward ? "backward" : "forward";
        return (level == ComparisonLevel.Door && Json.TryGetProperty("door", out JsonElement door) ? door : Json).GetProperty(name).GetString()!;
    }

    /// <summary>What the writer of a direction takes and its reader refuses.</summary>
    public IEnumerable<JsonElement> CounterExamples(CompatibilityDirection direction) => Values(direction == CompatibilityDirection.Backward ? "refusedByNew" : "refusedByOld");

    public IEnumerable<JsonElement> TakenByBoth => Values("takenByBoth");

    public JsonSchemaValidator Old => Compile("old");

    public JsonSchemaValidator New => Compile("new");

    private JsonElement.ArrayEnumerator Values(string member) => Json.TryGetProperty(member, out JsonElement values) ? values.EnumerateArray() : default;

    private JsonSchemaValidator Compile(string member)
    {
        var compiled = SchemaCompiler.Compile(new SchemaDocument(new Uri("schema:///"), Json.GetProperty(member)), options: new SchemaOptions { DefaultDialect = Dialects[Dialect] });
        return compiled.Validator ?? throw new InvalidOperationException($"{Name}: '{member}' does not compile: {string.Join("; ", compiled.Problems)}");
    }
}
