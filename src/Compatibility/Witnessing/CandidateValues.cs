using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SchemaPacks.Compatibility.Proving;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Planning;

namespace SchemaPacks.Compatibility.Witnessing;

/// <summary>Values that two schemas speak of: what they list, the numbers in their keywords and one between each two of them, and the members that they mention.</summary>
internal sealed class CandidateValues
{
    private const int MaxListed = 80;
    private const int MaxNumbers = 60;
    private const int MaxMembers = 120;

    private static readonly string[] Plain = ["null", "1", "\"text\""];
    private static readonly string[] NumberKeywords = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "divisibleBy"];

    public CandidateValues(IEnumerable<SchemaNode> writer, IEnumerable<SchemaNode> reader)
    {
        SchemaNode[] nodes = [.. reader, .. writer];
        Members = [.. nodes.SelectMany(Tagged).Concat(nodes.SelectMany(NamesOf).Distinct().SelectMany(name => Plain.Select(text => (name, text)))).Distinct().Take(MaxMembers)];
        Texts = [.. nodes.SelectMany(Listed).Select(value => value.GetRawText()).Concat(Numbers(nodes)).Distinct().Take(MaxListed + MaxNumbers)];
    }

    /// <summary>Members, each a name and a value as JSON: first those with values that a schema lists for them.</summary>
    public IReadOnlyList<(string Name, string Text)> Members { get; }

    /// <summary>The values, as JSON.</summary>
    public IReadOnlyList<string> Texts { get; }

    private static IEnumerable<(string Name, string Text)> Tagged(SchemaNode node) => node.Edges
        .Where(edge => edge.Kind == SchemaEdgeKind.Property)
        .SelectMany(edge => InPlaceSchemas.Sure(edge.Target).SelectMany(Listed).Select(value => (edge.Name!, value.GetRawText())));

    private static IEnumerable<JsonElement> Listed(SchemaNode node) =>
        node.TryGet("const", out var constant) ? [constant]
        : node.TryGet("enum", out var values) && values.ValueKind == JsonValueKind.Array ? values.EnumerateArray()
        : [];

    private static IEnumerable<string> Numbers(SchemaNode[] nodes)
    {
        var written = nodes.SelectMany(node => NumberKeywords.Select(keyword => node.TryGet(keyword, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetRawText() : null)).OfType<string>().Distinct().Take(MaxNumbers).ToList();
        decimal[] sorted = [.. written.Select(text => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) && Math.Abs(number) < 1e20m ? number : (decimal?)null).OfType<decimal>().Distinct().Order()];
        foreach (string text in written)
            yield return text;
        for (int index = 1; index < sorted.Length; index++)
            yield return ((sorted[index - 1] + sorted[index]) / 2).ToString(CultureInfo.InvariantCulture);
        if (sorted.Length == 0)
            yield break;
        yield return (sorted[0] - 1.5m).ToString(CultureInfo.InvariantCulture);
        yield return (sorted[^1] + 1.5m).ToString(CultureInfo.InvariantCulture);
        yield return (sorted[0] / 4).ToString(CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string> NamesOf(SchemaNode node)
    {
        foreach (var edge in node.Edges.Where(edge => edge.Name is not null && edge.Kind is SchemaEdgeKind.Property or SchemaEdgeKind.InPlace))
            yield return edge.Name!;
        foreach (var (name, brings) in ObjectMembers.Dependencies(node))
        {
            yield return name;
            foreach (string brought in brings)
                yield return brought;
        }

        if (!node.TryGet("required", out var required) || required.ValueKind != JsonValueKind.Array)
            yield break;
        foreach (var name in required.EnumerateArray().Where(name => name.ValueKind == JsonValueKind.String))
            yield return name.GetString()!;
    }
}
