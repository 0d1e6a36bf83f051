using System.Collections.Frozen;
using SchemaPacks.JsonSchema.Loading;

namespace SchemaPacks.Linting;

/// <summary>The keys that mean something in a schema of some dialect, or to us.</summary>
internal static class SchemaWords
{
    /// <summary>Those that judge nothing: remarks for readers and tools.</summary>
    public static FrozenSet<string> Remarks { get; } =
        FrozenSet.ToFrozenSet(["title", "description", "$comment", "owner", "expires", "categories", "default", "examples", "deprecated", "personal-data", "readOnly", "writeOnly"]);

    public static FrozenSet<string> All { get; } = KeywordTable.Rows.Select(row => row.Name)
        .Concat(Remarks)
        .Concat(["$id", "id", "$schema", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$vocabulary", "version", "contentSchema"])
        .ToFrozenSet(StringComparer.Ordinal);
}
