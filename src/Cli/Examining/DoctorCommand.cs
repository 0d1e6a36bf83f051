using System.CommandLine;
using System.Runtime.InteropServices;

namespace SchemaPacks.Cli.Examining;

/// <summary><c>schemapacks doctor</c>: would a host work here, and does one work there?</summary>
internal static class DoctorCommand
{
    private static readonly Version LeastRuntime = new(10, 0, 12); // before it, CVE-2025-55315 and others

    public static Command Create(Screen screen)
    {
        var folder = new Argument<string>("folder") { Description = "The host's folder, with its settings. Left out: this one.", Arity = ArgumentArity.ZeroOrOne };
        var host = new Option<string>("--url") { Description = "The address of a host that runs; looks at it, and at the folder only where one is given.", HelpName = "URL" };
        Option<string> token = HostToken.CreateOption();
        Option<OutputFormat> format = FormatOption.Create();
        var command = new Command("doctor", "Looks at a host's folder, or at a host that runs, and says what is wrong and what to do. Changes nothing.") { folder, host, token, format };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetValue(folder), parsed.GetValue(host), parsed.GetValue(token), parsed.GetValue(format), screen, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? folder, string? address, string? tokenFile, OutputFormat format, Screen screen, CancellationToken cancellationToken)
    {
        Uri? host = address is null ? null : HostAddress.Parse(address);
        List<Examined> examined = [];
        if (host is null || folder is not null)
        {
            examined.Add(OfRuntime());
            examined.AddRange(await FolderExamination.LookAsync(RecordFolder.Resolve(folder ?? "."), cancellationToken));
        }

        if (host is not null)
            examined.AddRange(await HostExamination.LookAsync(host, HostToken.Find(tokenFile, screen), TimeProvider.System, cancellationToken));

        if (format == OutputFormat.Json)
            screen.WriteJson(writer => DoctorJson.Write(writer, examined));
        else
            Write(examined, screen);
        return examined.Exists(thing => thing.Condition == Condition.Bad) ? ExitCode.Findings : ExitCode.Clean;
    }

    private static Examined OfRuntime()
    {
        string said = $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}";
        return Environment.Version >= LeastRuntime ? Examined.Good("runtime", said) : Examined.Doubtful("runtime", said, $"install .NET {LeastRuntime} or newer, which mends known weaknesses of the web server");
    }

    private static void Write(List<Examined> examined, Screen screen)
    {
        foreach (Examined thing in examined)
        {
            (string sign, int colour) = thing.Condition switch
            {
                Condition.Good => ("ok", 32),
                Condition.Doubtful => ("warning", 33),
                _ => ("wrong", 31),
            };
            string painted = screen.HasColours ? $"\e[{colour}m{sign,-7}\e[0m" : $"{sign,-7}";
            screen.Output.WriteLine($"{painted}  {Screen.Plain(thing.What)}: {Screen.Plain(thing.Said)}");
            if (thing.Advice is { } advice)
                screen.Output.WriteLine($"         {Screen.Plain(advice)}");
        }

        int bad = examined.Count(thing => thing.Condition == Condition.Bad), doubtful = examined.Count(thing => thing.Condition == Condition.Doubtful);
        screen.Summarize(bad + doubtful == 0 ? "All is well." : $"{Amount.Of(bad, "thing")} wrong, {Amount.Of(doubtful, "warning")}.", isGood: bad == 0);
    }
}
