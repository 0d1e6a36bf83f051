using System.CommandLine;
using System.Reflection;

namespace SchemaPacks.Cli.Documenting;

/// <summary><c>schemapacks docs packs -o catalogue</c>: pages about all events, for people who read them.</summary>
internal static class DocsCommand
{
    private static readonly string[] Assets = ["catalogue.css", "catalogue.js"];

    public static Command Create(Screen screen)
    {
        var packs = new Argument<string[]>("packs") { Description = "Packs, schema files, folders of such files, or folders of packs.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--output", "-o") { Description = "The folder to write to. Files that are there are overwritten, others left alone.", Required = true, HelpName = "FOLDER" };
        var title = new Option<string>("--title") { Description = "What the catalogue is called. Default: Events.", HelpName = "TEXT" };
        var format = new Option<string>("--format") { Description = "Pages for a browser (html, the default), or Markdown.", HelpName = "html|markdown" };
        format.AcceptOnlyFromAmong(StringComparer.Ordinal, "html", "markdown");
        var command = new Command("docs", "Writes a catalogue of all events of packs: a page for each schema, and one with a search. It needs no server and no network.") { packs, output, title, format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            IReadOnlyList<CatalogueEntry> entries = CatalogueEntry.Of(await NamedPacks.LoadAsync(parsed.GetRequiredValue(packs), screen, cancellationToken));
            string folder = parsed.GetRequiredValue(output);
            Directory.CreateDirectory(Path.Combine(folder, "schemas"));
            string name = parsed.GetValue(title) ?? "Events";
            if (parsed.GetValue(format) == "markdown")
                await WriteMarkdownAsync(entries, name, folder, cancellationToken);
            else
                await WriteHtmlAsync(entries, name, folder, cancellationToken);
            screen.Summarize($"{Amount.Of(entries.Count, "schema")} in {Screen.Plain(folder)}.", isGood: true);
            return ExitCode.Clean;
        });
        return command;
    }

    private static async Task WriteHtmlAsync(IReadOnlyList<CatalogueEntry> entries, string title, string folder, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "index.html"), IndexPage.Of(entries, title), cancellationToken);
        ILookup<string, CatalogueEntry> versions = entries.ToLookup(entry => entry.Schema.Key.Id);
        foreach (CatalogueEntry entry in entries)
            await File.WriteAllTextAsync(Path.Combine(folder, "schemas", entry.FileName + ".html"), SchemaPage.Of(entry, [.. versions[entry.Schema.Key.Id]], title), cancellationToken);
        foreach (string asset in Assets)
        {
            await using Stream from = Assembly.GetExecutingAssembly().GetManifestResourceStream(asset)!;
            await using FileStream to = File.Create(Path.Combine(folder, asset));
            await from.CopyToAsync(to, cancellationToken);
        }
    }

    private static async Task WriteMarkdownAsync(IReadOnlyList<CatalogueEntry> entries, string title, string folder, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "index.md"), MarkdownCatalogue.Index(entries, title), cancellationToken);
        foreach (CatalogueEntry entry in entries)
            await File.WriteAllTextAsync(Path.Combine(folder, "schemas", entry.FileName + ".md"), MarkdownCatalogue.Page(entry), cancellationToken);
    }
}
