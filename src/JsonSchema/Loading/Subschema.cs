using System.Text.Json;
using SchemaPacks.JsonSchema.Reading;

namespace SchemaPacks.JsonSchema.Loading;

/// <summary>One schema inside a keyword's value, with its place there.</summary>
/// <param name="Json">The schema.</param>
/// <param name="Name">Its name in a map.</param>
/// <param name="Index">Its index in a list.</param>
/// <param name="Value">Its name in a map inside a map.</param>
internal readonly record struct Subschema(JsonElement Json, string? Name, int? Index, string? Value = null)
{
    /// <summary>What the pointer has behind the keyword: empty, <c>/0</c>, <c>/name</c>, <c>/name/value</c>.</summary>
    public string Suffix => Value is not null ? $"/{JsonPointer.Escape(Name!)}/{JsonPointer.Escape(Value)}" : Name is not null ? "/" + JsonPointer.Escape(Name) : Index is { } index ? $"/{index}" : "";

    public static IEnumerable<Subschema> In(SubschemaShape shape, JsonElement value) => (shape, value.ValueKind) switch
    {
        (SubschemaShape.List or SubschemaShape.SchemaOrList, JsonValueKind.Array) => value.EnumerateArray().Select((item, index) => new Subschema(item, null, index)),
        (SubschemaShape.Map, JsonValueKind.Object) => value.EnumerateObject().Select(member => new Subschema(member.Value, member.Name, null)),
        (SubschemaShape.MapOfMaps, JsonValueKind.Object) => value.EnumerateObject()
            .Where(member => member.Value.ValueKind == JsonValueKind.Object)
            .SelectMany(member => member.Value.EnumerateObject().Select(inner => new Subschema(inner.Value, member.Name, null, inner.Name))),
        (SubschemaShape.MapOrNames, JsonValueKind.Object) => value.EnumerateObject()
            .Where(member => member.Value.ValueKind != JsonValueKind.Array)
            .Select(member => new Subschema(member.Value, member.Name, null)),
        (SubschemaShape.Schema or SubschemaShape.SchemaOrList, _) => [new Subschema(value, null, null)],
        _ => [],
    };
}
