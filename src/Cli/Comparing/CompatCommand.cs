using System.CommandLine;
using System.Diagnostics;
using SchemaPacks.Cli.Linting;
using SchemaPacks.Cli.Reporting;
using SchemaPacks.Compatibility.Modes;
using SchemaPacks.Evolving;

namespace SchemaPacks.Cli.Comparing;

/// <summary><c>schemapacks compat Schemas --against Acme.Events@1.2.0</c>: do new versions keep what they owe to those that were published?</summary>
internal static class CompatCommand
{
    public static Command Create(Screen screen)
    {
        var paths = new Argument<string[]>("paths") { Description = "The schemas as they are now: a folder, schema files, or a pack (.dll, .nupkg). Default: the current folder.", Arity = ArgumentArity.ZeroOrMore };
        var against = new Option<string[]>("--against")
        {
            Description = "What was published: a pack, a folder of packs or of schemas, a schema file, or a package of a feed, as ID@VERSION or ID@* for the latest. May be given several times.", HelpName = "path|ID@VERSION", Required = true,
        };
        var references = new Option<string[]>("--reference") { Description = "A pack that the schemas may refer to, and that is not compared. May be given several times." };
        var source = new Option<string>("--source") { Description = "The only source that a package may come from: a name in nuget.config, a folder, or an address.", HelpName = "name|path" };
        var config = new Option<string>("--config") { Description = "The only nuget.config to read. Left out: those that 'dotnet' would read here." };
        var rule = new RuleOptions();
        Option<ReportFormat> format = ReportFormatOption.Create();
        var command = new Command("compat", "Compares schemas with the versions that were published: what a new version owes to those before it, by the rules in schemapacks.yaml. A break is shown by an event that the one takes and the other refuses.")
        {
            paths, against, references,
        };
        rule.AddTo(command);
        command.Add(source);
        command.Add(config);
        command.Add(format);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(paths) is { Length: > 0 } some ? some : ["."], parsed.GetRequiredValue(against), parsed.GetValue(references) ?? [],
            rule.Read(parsed), parsed.GetValue(source), parsed.GetValue(config), parsed.GetValue(format), screen, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        string[] paths, string[] against, string[] references, CompatibilityRuleChange asked, string? source, string? config, ReportFormat format, Screen screen, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        LintSettingsFile settings = LintSettingsFile.For(paths[0]);
        if (settings.Findings.Count > 0)
        {
            screen.WriteErrors(settings.Findings.Select(finding => finding with { Pack = settings.Path, Resource = null }));
            return ExitCode.Usage;
        }

        CompatibilityRules rules = settings.Settings.Compatibility with { General = asked.ApplyTo(settings.Settings.Compatibility.General) };
        PackState now = await ComparedSources.LoadAsync(paths, references, cancellationToken);
        PackState before = await BaselineAsync(against, references, source, config, screen, cancellationToken);
        if (now.Schemas.Count == 0 && now.Errors.Count == 0)
            throw new CommandFailure(ExitCode.Usage, $"there is no schema in {string.Join(", ", paths.Select(path => $"'{path}'"))}");

        // A schema that cannot be read is not gone.
        IReadOnlyList<EvolvedSchema> evolved = now.Errors.Count > 0 ? [] : PackEvolution.Of(before.Schemas, now.Schemas, rules);
        var report = new Report(
            [.. now.Errors.Select(CompatFinding.OfError), .. evolved.SelectMany(schema => schema.Findings.Select(finding => CompatFinding.Of(finding, schema)))],
            now.Schemas.Count, "schema", Stopwatch.GetElapsedTime(start));
        if (format == ReportFormat.Json)
            screen.WriteJson(writer => CompatJson.Write(writer, evolved, report));
        else
        {
            if (format == ReportFormat.Text)
                CompatText.Write(screen, evolved);
            report.Write(screen, format);
        }

        return report.Count(DiagnosticSeverity.Error) > 0 ? ExitCode.Findings : ExitCode.Clean;
    }

    private static async Task<PackState> BaselineAsync(string[] against, string[] references, string? source, string? config, Screen screen, CancellationToken cancellationToken)
    {
        var fetched = new List<FetchedBaseline>();
        try
        {
            foreach (string named in against.Where(FetchedBaseline.IsNamed))
            {
                fetched.Add(new FetchedBaseline());
                await fetched[^1].FetchAsync(named, source, config, screen, cancellationToken);
            }

            PackState before = await ComparedSources.LoadAsync(
                [.. against.Where(path => !FetchedBaseline.IsNamed(path)), .. fetched.Select(baseline => baseline.Package)], [.. references, .. fetched.SelectMany(baseline => baseline.References)], cancellationToken);
            screen.WriteErrors(before.Errors);
            return before.Schemas.Count > 0 ? before
                : throw new CommandFailure(ExitCode.Usage, $"there is no schema to compare with in {string.Join(", ", against.Select(path => $"'{path}'"))}");
        }
        finally
        {
            foreach (FetchedBaseline baseline in fetched)
                baseline.Dispose();
        }
    }
}
