using SchemaPacks.Parsing;

namespace SchemaPacks.Checking;

/// <summary>One key means one content: where two differ, nobody can say which was meant, and none is served.</summary>
internal static class ConflictRule
{
    /// <summary>One finding for each key that documents use for different content.</summary>
    public static IEnumerable<Diagnostic> Check(IEnumerable<PackDocument> documents) =>
        from document in documents
        where document.Key is not null
        group document by document.Key!.Value into rivals
        let contents = rivals.DistinctBy(document => document.ContentHash).ToArray()
        where contents.Length > 1
        select Conflict(rivals.Key, contents);

    /// <param name="key">The key.</param>
    /// <param name="contents">Two or more documents with it, all different.</param>
    public static Diagnostic Conflict(SchemaKey key, IReadOnlyList<PackDocument> contents) => Diagnostics.ConflictingSchema.At(
        contents[^1], "",
        $"schema '{key}' has different content in {string.Join(" and in ", contents.Select(document => $"'{document.Origin}'"))}, so none is served; "
        + "keep one, or give the changed one another version");
}
