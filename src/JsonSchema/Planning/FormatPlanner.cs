using System.Text.Json;
using SchemaPacks.JsonSchema.Formats;
using SchemaPacks.JsonSchema.Running;

namespace SchemaPacks.JsonSchema.Planning;

/// <summary>Tests of formats: with vectors where one is frequent, else by the table that the explaining pass uses.</summary>
internal static class FormatPlanner
{
    private static readonly StringTest? Uuid = TemplateTest.Create([.. Enumerable.Range(0, Uuids.Length).Select(place => Uuids.IsHyphen(place) ? "-"u8.ToArray() : "0123456789ABCDEFabcdef"u8.ToArray())]);

    /// <summary>Whether <c>format</c> refuses values in this schema.</summary>
    public static bool Asserts(SchemaNode node, SchemaOptions options) => options.AssertFormats ?? node.Resource.Vocabulary.FormatAsserts;

    /// <summary>The test of a format; null for one that judges nothing.</summary>
    public static StringTest? TestOf(JsonElement format, SchemaNode node, SchemaOptions options)
    {
        if (format.ValueKind != JsonValueKind.String)
            return null;
        if (FormatTable.Find(format.GetString()!, node.Dialect) is not { } holds)
            return options.Formats.GetValueOrDefault(format.GetString()!) is { } own ? new OwnFormatTest(own) : null;
        var thorough = new FormatTest(holds);
        return format.GetString() switch
        {
            "date-time" => DateTimeTest.Instance,
            "uri" => new UriTest(thorough),
            "uuid" => Uuid ?? thorough,
            _ => thorough,
        };
    }
}
