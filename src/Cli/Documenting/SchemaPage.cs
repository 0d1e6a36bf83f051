using System.Text;
using static SchemaPacks.Cli.Documenting.HtmlText;

namespace SchemaPacks.Cli.Documenting;

/// <summary>The page of one schema: what an event says, examples, where it comes from, and the source.</summary>
internal static class SchemaPage
{
    public static string Of(CatalogueEntry entry, IReadOnlyList<CatalogueEntry> versions, string catalogue)
    {
        SchemaKey key = entry.Schema.Key;
        var html = new StringBuilder();
        html.Append($"""
            <nav aria-label="Breadcrumb" class="crumbs"><a href="../index.html">All events</a> <span aria-hidden="true">›</span> {HtmlText.Escaped(entry.Pack)}</nav>
            <h1>{HtmlText.Escaped(entry.Title)}{(entry.IsDeprecated ? " <span class=\"mark warn\">deprecated</span>" : "")}</h1>
            <p class="id"><code>{HtmlText.Breakable(key.Id)}</code></p>
            <p class="lead">{HtmlText.Escaped(entry.Schema.Description)}</p>
            <dl class="facts">
            <div><dt>Version</dt><dd>{string.Join(' ', versions.Reverse().Select(version => Version(version, entry)))}</dd></div>
            <div><dt>Pack</dt><dd>{HtmlText.Escaped(string.Join(", ", entry.Schema.Origins.Select(origin => origin.Package is { } package ? $"{package.Id} {package.Version}" : origin.Pack).Distinct()))}</dd></div>
            {(entry.Owner is { } owner ? $"<div><dt>Owner</dt><dd>{HtmlText.Escaped(owner)}</dd></div>" : "")}
            </dl>

            """);
        AppendProperties(html, entry.Properties);
        if (entry.Examples.Count > 0)
        {
            html.Append(entry.Examples.Count == 1 ? "<h2>Example</h2>\n" : "<h2>Examples</h2>\n");
            foreach (string example in entry.Examples)
                html.Append($"<pre tabindex=\"0\"><code>{HtmlText.Escaped(example)}</code></pre>\n");
        }

        html.Append($"""
            <h2>Source</h2>
            <details><summary>{HtmlText.Escaped(entry.Schema.Origins[0].Resource)}</summary>
            <pre tabindex="0"><code>{HtmlText.Escaped(entry.Schema.Text.TrimEnd())}</code></pre>
            </details>
            <p class="small">Dialect <code>{HtmlText.Escaped(entry.Schema.Dialect)}</code><br>Hash <code>{HtmlText.Escaped(entry.Schema.ContentHash)}</code></p>
            """);
        return Page($"{entry.Title} {key.Version} · {catalogue}", catalogue, "../", html.ToString());
    }

    private static string Version(CatalogueEntry version, CatalogueEntry shown) => version == shown
        ? $"<span class=\"version\" aria-current=\"page\">{HtmlText.Escaped(version.Schema.Key.Version.Text)}</span>"
        : $"<a class=\"version\" href=\"{version.FileName}.html\">{HtmlText.Escaped(version.Schema.Key.Version.Text)}</a>";

    private static void AppendProperties(StringBuilder html, IReadOnlyList<PropertyRow> rows)
    {
        html.Append("<h2>Properties</h2>\n");
        if (rows.Count == 0)
        {
            html.Append("<p>An event of this schema has no properties.</p>\n");
            return;
        }

        // Where there is little room the rows become cards. What is no table for the eye stays one for a screen reader, by its roles.
        html.Append("""
            <div class="scroll" tabindex="0" role="region" aria-label="Properties">
            <table role="table">
            <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Name</th><th role="columnheader" scope="col">Type</th><th role="columnheader" scope="col">Categories</th><th role="columnheader" scope="col">Meaning</th></tr></thead>
            <tbody role="rowgroup">

            """);
        foreach (PropertyRow row in rows)
            html.Append($"""
                <tr role="row" id="{HtmlText.Escaped(row.Pointer)}"><th role="rowheader" scope="row" class="depth-{row.Depth}"><a href="#{HtmlText.Escaped(Uri.EscapeDataString(row.Pointer))}"><code>{HtmlText.Escaped(row.Name)}</code></a>{(row.IsRequired ? " <span class=\"mark need\">required</span>" : "")}{(row.IsDeprecated ? " <span class=\"mark warn\">deprecated</span>" : "")}</th><td role="cell" data-label="Type">{HtmlText.Escaped(row.Type)}</td><td role="cell" data-label="Categories">{Categories(row)}</td><td role="cell"{(row.Description is null && row.Constraints.Count == 0 ? "" : " data-label=\"Meaning\"")}>{HtmlText.Escaped(row.Description)}{string.Concat(row.Constraints.Select(constraint => $"<div class=\"rule\">{HtmlText.Escaped(constraint)}</div>"))}</td></tr>

                """);
        html.Append("</tbody>\n</table>\n</div>\n");
    }

    private static string Categories(PropertyRow row) => row.Categories is null ? row.Depth == 0 ? "<span class=\"none\">not said</span>" : "<span class=\"none\">as above</span>"
        : row.Categories.Count == 0 ? "<span class=\"none\">none</span>"
        : string.Join(' ', row.Categories.Select(category => $"<span class=\"category\">{HtmlText.Breakable(category)}</span>"));
}
