using System.Text.Json;

namespace SchemaPacks.JsonSchema.Loading;

/// <summary>What a schema says about its own name: <c>$id</c>, anchors, and for a resource the dialect.</summary>
internal sealed record Identity(string? Address, IReadOnlyList<(string Name, bool IsDynamic)> Anchors, SchemaVocabulary Vocabulary)
{
    /// <param name="json">The schema.</param>
    /// <param name="vocabulary">In force around it.</param>
    /// <param name="vocabularyOf">Reads <c>$schema</c> of a resource inside another; <see langword="null"/> at the root, where it has been read.</param>
    public static Identity Of(JsonElement json, SchemaVocabulary vocabulary, Func<JsonElement, SchemaVocabulary?>? vocabularyOf)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return new Identity(null, [], vocabulary);

        var own = vocabularyOf?.Invoke(json);
        if (own is not null && Text(json, own.IdKeyword) is not null)
            vocabulary = own;

        var anchors = new List<(string, bool)>();
        var id = vocabulary.ReferenceStandsAlone && Text(json, "$ref") is not null ? null : Text(json, vocabulary.IdKeyword);
        var (address, fragment) = UriReference.Split(id ?? "");
        var version = vocabulary.Dialect.Version;
        if (version <= DialectVersion.Draft7 && fragment.Length > 0 && fragment[0] != '/')
            anchors.Add((fragment, false)); // up to draft-07 "$id": "#name" is the anchor
        if (version >= DialectVersion.Draft201909 && Text(json, "$anchor") is { } anchor)
            anchors.Add((anchor, false));
        if (version >= DialectVersion.Draft202012 && Text(json, "$dynamicAnchor") is { } dynamicAnchor)
            anchors.Add((dynamicAnchor, true));
        if (version == DialectVersion.Draft201909 && json.TryGetProperty("$recursiveAnchor", out var recursive) && recursive.ValueKind == JsonValueKind.True)
            anchors.Add(("", true));
        return new Identity(address.Length == 0 ? null : address, anchors, vocabulary);
    }

    private static string? Text(JsonElement json, string keyword) =>
        json.TryGetProperty(keyword, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
