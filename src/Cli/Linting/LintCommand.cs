using System.CommandLine;
using SchemaPacks.Cli.Reporting;

namespace SchemaPacks.Cli.Linting;

/// <summary><c>schemapacks lint Schemas</c>: what a registry would refuse, and what a careful reader would say, while a pack is written.</summary>
internal static class LintCommand
{
    // A fix that touches what another changed waits for the next round.
    private const int MostRounds = 10;

    public static Command Create(Screen screen)
    {
        var paths = new Argument<string[]>("paths") { Description = "Folders or files of schemas, or packs (.dll, .nupkg). Default: the current folder.", Arity = ArgumentArity.ZeroOrMore };
        var references = new Option<string[]>("--reference") { Description = "A pack or folder that the schemas may refer to, and that is not checked. May be given several times." };
        var exclude = new Option<string[]>("--exclude") { Description = "What to pass over in folders, as paths with wildcards: 'tests', '**/Drafts', '*.generated.yaml'. May be given several times.", HelpName = "GLOB" };
        var fix = new Option<bool>("--fix") { Description = "Mends what can be mended without changing which events are accepted, then reports the rest." };
        var watch = new Option<bool>("--watch") { Description = "Looks again whenever a file changes." };
        Option<ReportFormat> format = ReportFormatOption.Create();
        Option<FailLevel> failLevel = FailLevelOption.Create();
        var command = new Command("lint", "Checks schemas: what no registry would serve, and the lint rules, with severities from schemapacks.yaml.") { paths, references, exclude, fix, watch, format, failLevel };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string[] named = parsed.GetValue(paths) is { Length: > 0 } some ? some : ["."];
            if (!parsed.GetValue(watch))
                return Look();
            await LintWatch.RunAsync(named, () => Look(), screen, cancellationToken);
            return ExitCode.Clean;

            int Look() => LintCommand.Look(
                () => LintRun.Of(named, parsed.GetValue(references) ?? [], parsed.GetValue(exclude) ?? [], TimeProvider.System, cancellationToken),
                parsed.GetValue(fix), parsed.GetValue(format), parsed.GetValue(failLevel), screen);
        });
        return command;
    }

    private static int Look(Func<LintRun> check, bool mustFix, ReportFormat format, FailLevel failLevel, Screen screen)
    {
        LintRun run = check();
        int applied = 0;
        for (int round = 0; mustFix && round < MostRounds && LintFixer.Apply(run) is > 0 and var more; round++)
        {
            applied += more;
            run = check();
        }

        run.Report.Write(screen, format);
        if (applied > 0)
            screen.Error.WriteLine($"Fixed {Amount.Of(applied, "finding")}.");
        return run.HasWrongSettings ? ExitCode.Usage
            : run.Report.Findings.Any(finding => failLevel.IsReached(finding.Diagnostic.Severity)) ? ExitCode.Findings
            : ExitCode.Clean;
    }
}
