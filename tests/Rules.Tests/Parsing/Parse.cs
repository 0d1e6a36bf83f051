using System.Text;
using SchemaPacks.Parsing;

namespace SchemaPacks.Tests.Parsing;

/// <summary>Short ways to parse text in a test.</summary>
internal static class Parse
{
    public static ParsedDocument Yaml(string text, ParsingLimits? limits = null) =>
        DocumentParser.Parse(new SchemaOrigin("Tests", "schema.yaml"), Encoding.UTF8.GetBytes(text), limits);

    public static ParsedDocument Json(string text, ParsingLimits? limits = null) =>
        DocumentParser.Parse(new SchemaOrigin("Tests", "schema.json"), Encoding.UTF8.GetBytes(text), limits);

    /// <summary>The document of a text in which nothing is wrong.</summary>
    public static PackDocument Good(ParsedDocument parsed)
    {
        parsed.Findings.Should().BeEmpty();
        return parsed.Document!;
    }
}
