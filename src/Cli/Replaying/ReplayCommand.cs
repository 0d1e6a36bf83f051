using System.CommandLine;
using SchemaPacks.Handlers.Files.Disks;
using SchemaPacks.Replaying;

namespace SchemaPacks.Cli.Replaying;

/// <summary><c>schemapacks replay events --apply</c>: lets dead letters be recorded again.</summary>
internal static class ReplayCommand
{
    public static Command Create(Screen screen)
    {
        Argument<string> folder = RecordFolder.Argument();
        var apply = new Option<bool>("--apply") { Description = "Do it. Without this, nothing is changed, and the host is not asked." };
        var url = new Option<string>("--url") { Description = "The address of the host that judges events again, such as http://127.0.0.1:5080." };
        Option<string> token = HostToken.CreateOption();
        Option<OutputFormat> format = FormatOption.Create();
        Option<bool> quiet = QuietOption.Create();
        var command = new Command("replay", "Lets a folder's dead letters be recorded again, each once and in their order. Says what it would do, unless asked to do it.")
        {
            folder, apply, url, token, format, quiet,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var show = new ReplayShow(screen, parsed.GetValue(format), parsed.GetValue(quiet));
            string path = RecordFolder.Resolve(parsed.GetRequiredValue(folder));
            Uri? address = parsed.GetValue(url) is { } text ? HostAddress.Parse(text) : null;
            if (!parsed.GetValue(apply))
                return Preview(path, address is not null, show);
            using ReplayHost? host = address is null ? null : new ReplayHost(address, HostToken.Read(parsed.GetValue(token), screen));
            return await ApplyAsync(SystemDisk.Create(), path, host, show, cancellationToken);
        });
        return command;
    }

    public static async Task<int> ApplyAsync(IDisk disk, string folder, ReplayHost? host, ReplayShow show, CancellationToken cancellationToken)
    {
        using IDisposable mine = disk.Lock(Path.Combine(folder, Replay.LockName)); // one replay at a time
        await using var replayer = new Replayer(Open(disk, folder), host, live: []);
        try
        {
            await replayer.RunAsync(cancellationToken);
        }
        catch (JudgeUnavailable exception)
        {
            show.Write(folder, replayer.Tally, isApplied: true);
            throw new CommandFailure(exception.IsUsage ? ExitCode.Usage : ExitCode.Failure, exception.Message);
        }
        catch (OperationCanceledException)
        {
            show.Write(folder, replayer.Tally, isApplied: true);
            throw;
        }

        show.Write(folder, replayer.Tally, isApplied: true);
        return replayer.Tally.Count(LetterResult.Left) > 0 ? ExitCode.Findings : ExitCode.Clean;
    }

    private static int Preview(string folder, bool hasHost, ReplayShow show)
    {
        ReplayTally tally = Open(SystemDisk.Create(), folder).Preview(hasHost);
        show.Write(folder, tally, isApplied: false);
        return tally.Total > 0 ? ExitCode.Findings : ExitCode.Clean;
    }

    private static Replay Open(IDisk disk, string folder)
    {
        try
        {
            return new Replay(disk, folder);
        }
        catch (ReplayImpossible exception)
        {
            throw new CommandFailure(exception.IsDamaged ? ExitCode.Failure : ExitCode.Usage, exception.Message);
        }
    }
}
