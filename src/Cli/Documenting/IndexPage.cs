using System.Text;
using static SchemaPacks.Cli.Documenting.HtmlText;

namespace SchemaPacks.Cli.Documenting;

/// <summary>The first page: all events by pack, and a search.</summary>
internal static class IndexPage
{
    public static string Of(IReadOnlyList<CatalogueEntry> entries, string title)
    {
        IGrouping<string, CatalogueEntry>[] packs = [.. entries.GroupBy(entry => entry.Pack).OrderBy(pack => pack.Key, StringComparer.OrdinalIgnoreCase)];
        var html = new StringBuilder($"""
            <h1>{Escaped(title)}</h1>
            <p class="lead">{Amount.Of(entries.Select(entry => entry.Schema.Key.Id).Distinct().Count(), "event")} in {Amount.Of(packs.Length, "pack")}.</p>
            <search class="search" hidden>
            <label for="query">Find an event by name, property, category or word</label>
            <input id="query" type="search" autocomplete="off" spellcheck="false" placeholder="page, user-identifier, …">
            <p id="found" role="status"></p>
            </search>

            """);
        foreach (IGrouping<string, CatalogueEntry> pack in packs)
        {
            html.Append($"<section class=\"pack\">\n<h2>{Escaped(pack.Key)}</h2>\n<ul class=\"events\">\n");
            foreach (IGrouping<string, CatalogueEntry> versions in pack.GroupBy(entry => entry.Schema.Key.Id))
                Append(html, [.. versions]);
            html.Append("</ul>\n</section>\n");
        }

        return Page(title, title, "", html.ToString());
    }

    private static void Append(StringBuilder html, CatalogueEntry[] versions)
    {
        CatalogueEntry latest = versions[^1];
        string words = string.Join(' ', versions.SelectMany(version => version.Properties)
            .SelectMany(property => new[] { property.Name, property.Type, property.Description }.Concat(property.Categories ?? [])).Where(word => word is not null).Distinct());
        string others = string.Concat(versions.Reverse().Select(version => $"<a class=\"version\" href=\"schemas/{version.FileName}.html\" aria-label=\"version {Escaped(version.Schema.Key.Version.Text)}\">{Escaped(version.Schema.Key.Version.Text)}</a>"));
        html.Append($"""
            <li class="event" data-words="{Escaped($"{latest.Owner} {words}".ToLowerInvariant())}">
            <h3><a href="schemas/{latest.FileName}.html">{Escaped(latest.Title)}</a>{(latest.IsDeprecated ? " <span class=\"mark warn\">deprecated</span>" : "")}</h3>
            <p class="id"><code>{Breakable(latest.Schema.Key.Id)}</code> <span class="versions">{others}</span></p>
            <p>{Escaped(latest.Schema.Description)}</p>
            </li>

            """);
    }
}
