using SchemaPacks.Compiling;

namespace SchemaPacks.Snapshots;

/// <summary>Schemas by key, those of one key as they came. After a change of one pack among a thousand, nearly all are in order already.</summary>
internal static class SchemaOrder
{
    /// <param name="schemas">The schemas, in the order of their packs.</param>
    /// <param name="earlier">What an earlier call returned: what is still there keeps its order, and only the rest is sorted.</param>
    public static IReadOnlyList<CompiledSchema> ByKey(IReadOnlyList<CompiledSchema> schemas, IReadOnlyList<CompiledSchema> earlier)
    {
        var places = new Dictionary<CompiledSchema, int>(schemas.Count);
        for (int i = 0; i < schemas.Count; i++)
            places[schemas[i]] = i;

        var known = new List<(CompiledSchema Schema, int Place)>(schemas.Count);
        foreach (CompiledSchema schema in earlier)
            if (places.Remove(schema, out int place))
                known.Add((schema, place));
        (CompiledSchema Schema, int Place)[] fresh = [.. places.Select(entry => (entry.Key, entry.Value))];
        Array.Sort(fresh, Compare);
        if (!IsSorted(known)) // the places of those that share a key may have changed
            known.Sort(Compare);
        return Merge(known, fresh);
    }

    private static CompiledSchema[] Merge(List<(CompiledSchema Schema, int Place)> known, (CompiledSchema Schema, int Place)[] fresh)
    {
        var merged = new CompiledSchema[known.Count + fresh.Length];
        for (int i = 0, left = 0, right = 0; i < merged.Length; i++)
            merged[i] = right == fresh.Length || (left < known.Count && Compare(known[left], fresh[right]) <= 0) ? known[left++].Schema : fresh[right++].Schema;
        return merged;
    }

    private static bool IsSorted(List<(CompiledSchema Schema, int Place)> schemas)
    {
        for (int i = 1; i < schemas.Count; i++)
            if (Compare(schemas[i - 1], schemas[i]) > 0)
                return false;
        return true;
    }

    private static int Compare((CompiledSchema Schema, int Place) left, (CompiledSchema Schema, int Place) right) =>
        left.Schema.Key.CompareTo(right.Schema.Key) is var order and not 0 ? order : left.Place.CompareTo(right.Place);
}
