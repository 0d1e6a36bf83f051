using System.Text.Json;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Serving;

/// <summary>Events of a schema to learn from: those that its author wrote in <c>examples</c>, and made ones. Each is judged by the schema.</summary>
internal static class SchemaExamples
{
    /// <summary>Where an example comes from.</summary>
    public const string OfPack = "pack", Generated = "generated";

    private const int MaxDepth = 256;

    /// <param name="schema">The schema.</param>
    /// <param name="generated">How many are made, at most.</param>
    public static IReadOnlyList<(byte[] Event, string Origin, bool IsValid)> Of(EventSchema schema, int generated)
    {
        JsonSchemaValidator? validator = SchemaValidators.Of(schema);
        List<(byte[] Event, string Origin, bool IsValid)> examples =
            [.. Written(schema).Select(example => (example, OfPack, validator?.IsValid(example) ?? false))];
        if (validator is null)
            return examples;
        HashSet<string> seen = new(examples.Select(example => Convert.ToBase64String(example.Event)), StringComparer.Ordinal);
        examples.AddRange(Made(new SchemaSampler(validator), generated).Where(made => seen.Add(Convert.ToBase64String(made))).Take(generated).Select(made => (made, Generated, true)));
        return examples;
    }

    /// <summary>One event that shows the schema: the author's first that fits, else a made one, else null.</summary>
    public static byte[]? Best(EventSchema schema)
    {
        IReadOnlyList<(byte[] Event, string Origin, bool IsValid)> examples = Of(schema, generated: 1);
        return examples.Where(example => example.IsValid).Select(example => example.Event).FirstOrDefault();
    }

    private static List<byte[]> Written(EventSchema schema)
    {
        using JsonDocument document = JsonDocument.Parse(schema.CanonicalJson, new JsonDocumentOptions { MaxDepth = MaxDepth });
        return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("examples", out JsonElement examples) && examples.ValueKind == JsonValueKind.Array
            ? [.. examples.EnumerateArray().Select(example => System.Text.Encoding.UTF8.GetBytes(example.GetRawText()))]
            : [];
    }

    private static IEnumerable<byte[]> Made(SchemaSampler sampler, int count)
    {
        foreach (SampleExtent extent in (SampleExtent[])[SampleExtent.Everything, SampleExtent.Required])
            if (sampler.Accepted(extent) is { } sample)
                yield return sample;
        for (int seed = 1; seed <= 2 * count; seed++) // some are equal
            if (sampler.Accepted(SampleExtent.Varied, seed) is { } sample)
                yield return sample;
    }
}
