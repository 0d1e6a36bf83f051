using SchemaPacks.Parsing;

namespace SchemaPacks.Evolving;

/// <summary>Where in a document a change is seen best: at the keyword that asks for something else, if the document has it.</summary>
internal static class ChangedPlace
{
    private static readonly Dictionary<string, string> Keywords = new() { ["required-property"] = "required", ["ref"] = "$ref", ["dynamic-ref"] = "$dynamicRef" };

    /// <param name="document">The document.</param>
    /// <param name="schema">JSON pointer to the schema that the change is about.</param>
    /// <param name="code">The change: <c>maximum-narrowed</c>.</param>
    public static string Of(PackDocument document, string schema, string code)
    {
        string subject = code[..Math.Max(code.LastIndexOf('-'), 0)];
        string keyword = $"{schema}/{Keywords.GetValueOrDefault(subject) ?? Camel(subject)}";
        return document.Positions.TryGet(keyword, out _) ? keyword : schema;
    }

    // additional-properties becomes additionalProperties.
    private static string Camel(string subject) => string.Concat(subject.Split('-').Select((word, index) => index == 0 || word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
}
