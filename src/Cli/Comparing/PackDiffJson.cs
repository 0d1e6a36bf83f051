using System.Text.Json;
using SchemaPacks.Compatibility;
using SchemaPacks.Compatibility.Writing;

namespace SchemaPacks.Cli.Comparing;

/// <summary>Writes <c>{"version":1,"schemas":[{"id","change":"same|changed|version|added|removed","old","new","comparison":{…}}],"bump":"major|minor|patch"}</c>; a comparison is what one of two schemas has.</summary>
internal static class PackDiffJson
{
    public static void Write(Utf8JsonWriter writer, PackComparison comparison)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", 1);
        writer.WriteStartArray("schemas");
        foreach (SchemaPair pair in comparison.Pairs)
        {
            writer.WriteStartObject();
            writer.WriteString("id", pair.Id);
            writer.WriteString("change", Word(pair.Change));
            writer.WriteString("old", pair.Old?.Key.Version.Text);
            writer.WriteString("new", pair.New?.Key.Version.Text);
            writer.WritePropertyName("comparison");
            if (pair.Comparison is { } compared)
                ComparisonJson.Write(writer, compared);
            else
                writer.WriteNullValue();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("bump", Word(comparison.Bump));
        writer.WriteEndObject();
    }

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
