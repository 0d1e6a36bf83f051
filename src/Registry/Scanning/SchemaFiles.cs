using System.IO.Enumeration;

namespace SchemaPacks.Scanning;

/// <summary>Which files and resources are schemas.</summary>
internal static class SchemaFiles
{
    /// <summary>Folders of a pack of bare files that may nest.</summary>
    private const int MaxDepth = 16;

    /// <summary>Whether a name ends in <c>.yaml</c>, <c>.yml</c> or <c>.json</c>, in any case.</summary>
    public static bool IsSchema(ReadOnlySpan<char> name) =>
        name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Schema files at any depth, by path in ordinal order. Names that begin with a dot are passed over, and links to folders are not followed.</summary>
    public static string[] Below(string folder)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = MaxDepth, IgnoreInaccessible = false, AttributesToSkip = 0 };
        var files = new FileSystemEnumerable<string>(folder, (ref entry) => entry.ToFullPath(), options)
        {
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory && !entry.FileName.StartsWith('.') && IsSchema(entry.FileName),
            ShouldRecursePredicate = (ref entry) => !entry.FileName.StartsWith('.') && (entry.Attributes & FileAttributes.ReparsePoint) == 0,
        };
        return [.. files.Order(StringComparer.Ordinal)];
    }
}
