using SchemaPacks.Reviewing;

namespace SchemaPacks.Cli.Linting;

/// <summary>One schema that is checked.</summary>
/// <param name="Text">The schema.</param>
/// <param name="Place">How it is named to the user.</param>
/// <param name="Path">The file, where it is one of its own that can be changed; else null.</param>
internal sealed record LintedFile(SchemaText Text, string Place, string? Path);
