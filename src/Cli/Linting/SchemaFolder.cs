using System.IO.Enumeration;
using SchemaPacks.Linting;
using SchemaPacks.Reviewing;

namespace SchemaPacks.Cli.Linting;

/// <summary>Which files below a folder are schemas: a project has others that are written in YAML and JSON, too.</summary>
internal static class SchemaFolder
{
    private const int MaxDepth = 16;
    private const int MaxBytes = 1 << 20;

    private static readonly HashSet<string> Passed = new(StringComparer.OrdinalIgnoreCase) { "bin", "obj", "node_modules" };

    /// <summary>YAML and JSON files at any depth, by path. Names that begin with a dot, and what builds make, are passed over; links to folders are not followed.</summary>
    public static IReadOnlyList<string> Below(string folder)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = MaxDepth, IgnoreInaccessible = false, AttributesToSkip = 0 };
        var files = new FileSystemEnumerable<string>(folder, (ref entry) => entry.ToSpecifiedFullPath(), options)
        {
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory && entry.Length <= MaxBytes && IsSchemaName(entry.FileName),
            ShouldRecursePredicate = (ref entry) => !entry.FileName.StartsWith('.') && !Passed.Contains(entry.FileName.ToString()) && (entry.Attributes & FileAttributes.ReparsePoint) == 0,
        };
        return [.. files.Order(StringComparer.Ordinal)];
    }

    public static bool IsSchemaName(ReadOnlySpan<char> name) =>
        !name.StartsWith('.') && !name.Equals(LintSettings.FileName, StringComparison.Ordinal)
        && (name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".json", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a file that nobody named is one: settings and others are YAML and JSON, too. It need not be well-formed, since mistakes are what is looked for.</summary>
    public static bool LooksLikeSchema(SchemaText text) => text.Bytes.Span.IndexOf("$id"u8) >= 0 || text.Bytes.Span.IndexOf("properties"u8) >= 0;
}
