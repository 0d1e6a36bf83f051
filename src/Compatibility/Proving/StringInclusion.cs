using System.Text.Json;
using SchemaPacks.Compatibility.Languages;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Formats;
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
        var lengths = new WordLengths(of.Least("minLength"), of.Most("maxLength"));
        if (reader.CountOf("minLength", 0) is var least && least > lengths.Least && Find(of, lengths with { Most = Math.Min(lengths.Most, least - 1) }) is { Exists: not false } shorter)
            holds = proof.Fail("minLength", "shorter strings are not taken", of, reader, isChange: lengths.Least > 0, text: shorter.Text);
        if (reader.CountOf("maxLength", int.MaxValue) is var most && most < lengths.Most && Find(of, lengths with { Least = Math.Max(lengths.Least, most + 1) }) is { Exists: not false } longer)
            holds = proof.Fail("maxLength", "longer strings are not taken", of, reader, isChange: lengths.Most < int.MaxValue, text: longer.Text);
        if (TextOf(reader, "pattern") is { } pattern && !of.Nodes.Any(node => TextOf(node, "pattern") == pattern) && Find(of, lengths, pattern) is { Exists: not false } other)
            holds = proof.Fail("pattern", "strings that the pattern does not match are not taken", of, reader, isChange: of.Nodes.Any(node => TextOf(node, "pattern") is not null), text: other.Text);
        if (FormatOf(reader) is { } format && !of.Nodes.Any(node => node.Dialect == reader.Dialect && FormatOf(node) is { } own && FormatOrder.IsWithin(own, format)))
            holds = proof.Fail("format", $"strings that are no '{format}' are not taken", of, reader, isChange: of.Nodes.Any(node => FormatOf(node) is not null));
        if (proof.Options.AssertContent && Contents.Any(keyword => reader.TryGet(keyword, out _)))
            holds = proof.Fail("contentMediaType", "content is compared only where both schemas are the same", of, reader);
        return holds;
    }

    /// <summary>Whether a case has no string, as far as its lengths and patterns tell.</summary>
    public bool IsEmpty(ValueCase of) => Find(of, new WordLengths(of.Least("minLength"), of.Most("maxLength"))).Exists == false;

    public static string? TextOf(SchemaNode node, string keyword) => node.TryGet(keyword, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    // A string of some lengths that the case's patterns let through, and that one more does not match.
    private WordAnswer Find(ValueCase of, WordLengths lengths, string? without = null) => proof.Languages.Find(
        of.Nodes.Select(node => TextOf(node, "pattern")).OfType<string>(),
        of.Denied("pattern").Select(node => TextOf(node, "pattern")).Append(without).OfType<string>(),
        lengths);

    // The format, where it refuses anything.
    private string? FormatOf(SchemaNode node) =>
        FormatPlanner.Asserts(node, proof.Options) && TextOf(node, "format") is { } format
        && (FormatTable.Find(format, node.Dialect) is not null || proof.Options.Formats.ContainsKey(format)) ? format : null;
}
