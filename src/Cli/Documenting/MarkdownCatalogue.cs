using System.Text;

namespace SchemaPacks.Cli.Documenting;

/// <summary>The same catalogue in Markdown, for repositories and other documentation.</summary>
internal static class MarkdownCatalogue
{
    public static string Index(IReadOnlyList<CatalogueEntry> entries, string title)
    {
        var text = new StringBuilder($"# {Line(title)}\n");
        foreach (IGrouping<string, CatalogueEntry> pack in entries.GroupBy(entry => entry.Pack).OrderBy(pack => pack.Key, StringComparer.OrdinalIgnoreCase))
        {
            text.Append($"\n## {Line(pack.Key)}\n\n| event | id | version | description |\n|---|---|---|---|\n");
            foreach (CatalogueEntry entry in pack)
                text.Append($"| [{Cell(entry.Title)}](schemas/{entry.FileName}.md) | `{Code(entry.Schema.Key.Id)}` | {entry.Schema.Key.Version} | {Cell(entry.Schema.Description)} |\n");
        }

        return text.ToString();
    }

    public static string Page(CatalogueEntry entry)
    {
        var text = new StringBuilder($"# {Line(entry.Title)}\n\n`{Code(entry.Schema.Key.Id)}` version {entry.Schema.Key.Version}, in {Line(entry.Pack)}");
        text.Append(entry.Owner is { } owner ? $", owned by {Line(owner)}" : "").Append(entry.IsDeprecated ? ". **Deprecated.**\n" : ".\n");
        if (entry.Schema.Description is { } description)
            text.Append($"\n{Line(description)}\n");
        text.Append("\n| property | type | required | categories | meaning |\n|---|---|---|---|---|\n");
        foreach (PropertyRow row in entry.Properties)
            text.Append($"| `{Code(row.Pointer)}` | {Cell(row.Type)} | {(row.IsRequired ? "yes" : "")} | {Cell(string.Join(", ", row.Categories ?? []))} | {Cell(string.Join("; ", new[] { row.Description }.Concat(row.Constraints).Where(part => !string.IsNullOrEmpty(part))))} |\n");
        foreach (string example in entry.Examples)
            text.Append($"\n```json\n{example}\n```\n");
        return text.ToString();
    }

    private static string Line(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("<", "&lt;", StringComparison.Ordinal);

    private static string Cell(string? text) => Line(text).Replace("|", "\\|", StringComparison.Ordinal);

    private static string Code(string text) => text.Replace("`", "'", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);
}
