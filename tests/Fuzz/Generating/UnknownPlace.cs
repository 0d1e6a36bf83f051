using System.Text.Json.Nodes;

namespace SchemaPacks.Fuzz.Generating;

/// <summary>A list of schemas below keywords that no dialect knows: only a pointer finds them, and no metaschema looks at them.</summary>
internal static class UnknownPlace
{
    public const string Pointer = "x~1parts/list";

    private const string Keyword = "x/parts";

    public static void Put(JsonObject root, IEnumerable<JsonNode> schemas) =>
        root[Keyword] = new JsonObject { ["list"] = new JsonArray([.. schemas]) };

    /// <summary>What a reference that ends in <see cref="Pointer"/> and an index leads to.</summary>
    public static JsonNode? Find(JsonObject root, string index) =>
        root[Keyword]?["list"] is JsonArray list && int.TryParse(index, out var place) && place < list.Count ? list[place] : null;
}
