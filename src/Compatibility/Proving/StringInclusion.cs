using System.Text.Json;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Formats;
using SchemaPacks.JsonSchema.Patterns;
using SchemaPacks.JsonSchema.Planning;

namespace SchemaPacks.Compatibility.Proving;

/// <summary>Whether the strings of a case meet the lengths, patterns and formats of a schema.</summary>
internal sealed class StringInclusion(InclusionProof proof)
{
    private static readonly string[] Contents = ["contentEncoding", "contentMediaType", "contentSchema"];

    public bool Holds(ValueCase of, SchemaNode reader)
    {
        if (!of.Kinds.HasFlag(ValueKinds.String))
            return true;
        bool holds = true;
        if (reader.CountOf("minLength", 0) is var least && least > of.Least("minLength"))
            holds = proof.Fail("minLength", "shorter strings are not taken", of, reader, isChange: of.Least("minLength") > 0);
        if (reader.CountOf("maxLength", int.MaxValue) is var most && most < of.Most("maxLength"))
            holds = proof.Fail("maxLength", "longer strings are not taken", of, reader, isChange: of.Most("maxLength") < int.MaxValue);
        if (TextOf(reader, "pattern") is { } pattern && !of.Nodes.Any(node => TextOf(node, "pattern") == pattern) && !TakesAll(pattern))
            holds = proof.Fail("pattern", "strings that the pattern does not match are not taken", of, reader, isChange: of.Nodes.Any(node => TextOf(node, "pattern") is not null));
        if (FormatOf(reader) is { } format && !of.Nodes.Any(node => node.Dialect == reader.Dialect && FormatOf(node) is { } own && FormatOrder.IsWithin(own, format)))
            holds = proof.Fail("format", $"strings that are no '{format}' are not taken", of, reader, isChange: of.Nodes.Any(node => FormatOf(node) is not null));
        if (proof.Options.AssertContent && Contents.Any(keyword => reader.TryGet(keyword, out _)))
            holds = proof.Fail("contentMediaType", "content is compared only where both schemas are the same", of, reader);
        return holds;
    }

    private static string? TextOf(SchemaNode node, string keyword) => node.TryGet(keyword, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    // The format, where it refuses anything.
    private string? FormatOf(SchemaNode node) =>
        FormatPlanner.Asserts(node, proof.Options) && TextOf(node, "format") is { } format
        && (FormatTable.Find(format, node.Dialect) is not null || proof.Options.Formats.ContainsKey(format)) ? format : null;

    // A pattern that finds the empty text at the very beginning finds it in every string.
    private static bool TakesAll(string pattern)
    {
        try
        {
            return FindsNothing(PatternParser.Parse(pattern));
        }
        catch (PatternSyntaxException)
        {
            return false;
        }
    }

    private static bool FindsNothing(PatternNode node) => node switch
    {
        PatternNode.Sequence sequence => sequence.Terms.All(FindsNothing),
        PatternNode.Alternatives alternatives => alternatives.Choices.Any(FindsNothing),
        PatternNode.Repeat repeat => repeat.Min == 0 || FindsNothing(repeat.Term),
        PatternNode.Group group => FindsNothing(group.Body),
        PatternNode.Edge edge => edge.IsStart,
        _ => false,
    };
}
