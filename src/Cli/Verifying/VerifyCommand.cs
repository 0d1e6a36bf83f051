using System.CommandLine;
using SchemaPacks.Handlers;
using SchemaPacks.Handlers.Files.Disks;
using SchemaPacks.Handlers.Files.Segments;

namespace SchemaPacks.Cli.Verifying;

/// <summary><c>schemapacks verify events</c>: are the records as they were written?</summary>
internal static class VerifyCommand
{
    public static Command Create(Screen screen)
    {
        Argument<string> folder = RecordFolder.Argument();
        Option<OutputFormat> format = FormatOption.Create();
        Option<bool> quiet = QuietOption.Create();
        var command = new Command("verify", "Checks every file of records in a folder: checksums, counts, order, each line. Changes nothing, and may run beside a host.") { folder, format, quiet };
        command.SetAction(parsed => Run(RecordFolder.Resolve(parsed.GetRequiredValue(folder)), parsed.GetValue(format), parsed.GetValue(quiet), screen));
        return command;
    }

    private static int Run(string folder, OutputFormat format, bool isQuiet, Screen screen)
    {
        IDisk disk = SystemDisk.Create();
        IReadOnlyList<string> prefixes = SegmentPrefixes.In(disk, folder);
        if (prefixes.Count == 0)
            throw new CommandFailure(ExitCode.Usage, $"'{folder}' holds no files of records, which are named such as 'events-0000000001.jsonl'");

        SegmentCheck[] checks = [.. prefixes.Select(prefix => SegmentVerifier.Check(new SegmentFolder(disk, folder, prefix)))];
        if (format == OutputFormat.Json)
            screen.WriteJson(writer => VerifyJson.Write(writer, folder, checks));
        else
            WriteText(checks, isQuiet, screen);
        return checks.Any(check => check.Findings.Count > 0) ? ExitCode.Findings : ExitCode.Clean;
    }

    private static void WriteText(SegmentCheck[] checks, bool isQuiet, Screen screen)
    {
        foreach (SegmentCheck check in checks)
            foreach (Diagnostic finding in check.Findings)
                screen.Write(finding);
        if (isQuiet)
            return;
        foreach (SegmentCheck check in checks)
            screen.Output.WriteLine($"{check.Prefix}: {Amount.Of(check.Segments, "segment")}, {Amount.Of(check.Records, "record")}");
        long findings = checks.Sum(check => (long)check.Findings.Count);
        screen.Summarize(
            $"{(findings == 0 ? "No finding" : Amount.Of(findings, "finding"))} in {Amount.Of(checks.Sum(check => (long)check.Segments), "segment")} "
            + $"and {Amount.Of(checks.Sum(check => check.Records), "record")}.", isGood: findings == 0);
    }
}
