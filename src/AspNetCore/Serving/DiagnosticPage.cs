using System.Net;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SchemaPacks.Serving;

/// <summary>The pages about codes, as they lie in <c>docs/diagnostics</c>: Markdown, embedded here, and HTML made of it without any HTML of its own.</summary>
internal static class DiagnosticPage
{
    private const string Style = "body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.6 system-ui,sans-serif;color-scheme:light dark}"
        + "pre{overflow-x:auto;padding:1rem;border:1px solid}code{font:0.9em ui-monospace,monospace}";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    /// <summary>Allows the page its one style sheet and nothing else: no script, no picture, no frame around it.</summary>
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The page about a code such as <c>SP5001</c>; null when there is none.</summary>
    public static string? Find(string code)
    {
        using Stream? resource = Diagnostics.All.Any(known => known.Code == code)
            ? Assembly.GetExecutingAssembly().GetManifestResourceStream($"{code}.md")
            : null;
        return resource is null ? null : new StreamReader(resource, Encoding.UTF8).ReadToEnd();
    }

    /// <summary>The list of all codes, by stage.</summary>
    public static string Index()
    {
        var text = new StringBuilder("# Diagnostics\n\n");
        foreach (DiagnosticDescriptor descriptor in Diagnostics.All)
            text.Append("* [").Append(descriptor.Code).Append("](").Append(descriptor.Code).Append(".md) ").Append(descriptor.Title)
                .Append(" (`").Append(descriptor.Reason).Append("`)\n");
        return text.ToString();
    }

    /// <param name="markdown">A page.</param>
    /// <param name="title">Its title.</param>
    /// <param name="folder">Where links to other pages lead: <c>/docs/diagnostics/</c>.</param>
    public static string Html(string markdown, string title, string folder)
    {
        MarkdownDocument document = Markdown.Parse(markdown, Pipeline);
        foreach (LinkInline link in document.Descendants<LinkInline>())
            if (link.Url is { } url && !url.Contains('/', StringComparison.Ordinal) && url.EndsWith(".md", StringComparison.Ordinal))
                link.Url = folder + url[..^3];
        return $"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{WebUtility.HtmlEncode(title)}</title><style>{Style}</style></head>
            <body><main>{document.ToHtml(Pipeline)}</main></body></html>

            """;
    }
}
