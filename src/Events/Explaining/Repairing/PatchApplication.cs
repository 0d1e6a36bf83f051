using System.Text.Json.Nodes;

namespace SchemaPacks.Explaining.Repairing;

/// <summary>Applies a patch as RFC 6902 says.</summary>
internal static class PatchApplication
{
    /// <param name="properties">The event, which stays as it is.</param>
    /// <param name="patch">The operations, in order.</param>
    /// <returns>The event after them; null when one of them cannot be applied.</returns>
    public static JsonObject? Apply(JsonObject properties, IEnumerable<PatchOperation> patch)
    {
        JsonObject changed = properties.DeepClone().AsObject();
        foreach (PatchOperation operation in patch)
            if (!TryApply(changed, operation))
                return null;
        return changed;
    }

    private static bool TryApply(JsonObject root, PatchOperation operation) => operation.Op switch
    {
        "remove" => TryRemove(root, operation.Path, out _),
        "replace" => TryReplace(root, operation.Path, operation.Value?.DeepClone()),
        "move" => TryRemove(root, operation.From!, out JsonNode? moved) && TryAdd(root, operation.Path, moved),
        _ => TryAdd(root, operation.Path, operation.Value?.DeepClone()),
    };

    private static bool TryAdd(JsonObject root, string path, JsonNode? value)
    {
        if (!Place.TryGetParent(root, path, out JsonNode? parent, out string step))
            return false;
        if (parent is JsonObject members)
            members[step] = value;
        else if (step == "-")
            parent.AsArray().Add(value);
        else if (Place.TryIndex(step, parent.AsArray().Count + 1, out int index))
            parent.AsArray().Insert(index, value);
        else
            return false;
        return true;
    }

    private static bool TryReplace(JsonObject root, string path, JsonNode? value)
    {
        if (!Place.TryGet(root, path, out _) || !Place.TryGetParent(root, path, out JsonNode? parent, out string step))
            return false;
        if (parent is JsonObject members)
            members[step] = value;
        else if (Place.TryIndex(step, parent.AsArray().Count, out int index))
            parent.AsArray()[index] = value;
        return true;
    }

    private static bool TryRemove(JsonObject root, string path, out JsonNode? removed)
    {
        if (!Place.TryGet(root, path, out removed) || !Place.TryGetParent(root, path, out JsonNode? parent, out string step))
            return false;
        if (parent is JsonObject members)
            members.Remove(step);
        else if (Place.TryIndex(step, parent.AsArray().Count, out int index))
            parent.AsArray().RemoveAt(index);
        return true;
    }
}
