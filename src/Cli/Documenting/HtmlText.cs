using System.Net;
using System.Text;

namespace SchemaPacks.Cli.Documenting;

/// <summary>HTML that is written from top to bottom. Texts from schemas go through <see cref="Escaped"/>.</summary>
internal static class HtmlText
{
    /// <summary>Text, with what HTML would take for its own.</summary>
    public static string Escaped(string? text) => WebUtility.HtmlEncode(text) ?? "";

    /// <summary>The same for ids and other long names: a line ends after a slash or an underscore rather than anywhere.</summary>
    public static string Breakable(string text) => string.Join("/<wbr>", text.Split('/').Select(part => string.Join("_<wbr>", part.Split('_').Select(Escaped))));

    /// <summary>A page with the head, the banner and the foot that all pages have.</summary>
    /// <param name="title">Of the page.</param>
    /// <param name="catalogue">Of the catalogue.</param>
    /// <param name="toRoot">The way to the first page: empty on it, <c>../</c> on the others.</param>
    /// <param name="main">What the page is about.</param>
    public static string Page(string title, string catalogue, string toRoot, string main) => new StringBuilder($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <title>{Escaped(title)}</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="{toRoot}catalogue.css">
        <script src="{toRoot}catalogue.js" defer></script>
        </head>
        <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header class="banner"><a class="home" href="{toRoot}index.html">{Escaped(catalogue)}</a><button class="theme" type="button" hidden aria-pressed="false">Dark</button></header>
        <main id="main">

        """).Append(main).Append("""

        </main>
        <footer>Made by <code>schemapacks docs</code>. No event is in here, but for the examples that schemas have.</footer>
        </body>
        </html>

        """).ToString();
}
