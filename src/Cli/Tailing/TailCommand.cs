using System.CommandLine;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace SchemaPacks.Cli.Tailing;

/// <summary><c>schemapacks tail --schema 'acme.*'</c>: what becomes of a host's events, as it happens.</summary>
internal static class TailCommand
{
    public static Command Create(Screen screen)
    {
        var url = new Option<string>("--url") { Description = $"The address of the host. Left out: {HostAddress.Default}.", HelpName = "URL", DefaultValueFactory = _ => HostAddress.Default };
        Option<string> token = HostToken.CreateOption();
        var schema = new Option<string[]>("--schema") { Description = "Only events of these schemas: an id, a beginning such as 'acme.*', or either after '!' to exclude it. May be given several times.", HelpName = "PATTERN" };
        var outcome = new Option<string>("--outcome") { Description = "Only events that were recorded, or only those that were refused.", HelpName = "recorded|refused" };
        outcome.AcceptOnlyFromAmong(StringComparer.Ordinal, "recorded", "refused");
        var since = new Option<string>("--since") { Description = "Also what came since then, as far as the host still has it: a time such as 2026-11-23T06:11:29Z, or how long ago, such as 90s, 5m or 2h.", HelpName = "TIME" };
        var count = new Option<int?>("--count", "-n") { Description = "End after so many events. Left out: with Ctrl+C.", HelpName = "NUMBER" };
        var values = new Option<bool>("--show-values") { Description = "Show the properties of recorded events, redacted as for all who watch. Text holds no value of an event otherwise." };
        Option<TailFormat> format = TailFormatOption.Create();
        var command = new Command("tail", "Shows what becomes of a host's events, as it happens, until it is interrupted.") { url, token, schema, outcome, since, count, values, format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(count) is <= 0)
                throw new CommandFailure(ExitCode.Usage, "--count needs a number of events, at least 1");
            var query = new TailQuery(
                TailQuery.Patterns(parsed.GetValue(schema) ?? []), parsed.GetValue(outcome), parsed.GetValue(since) is { } text ? SinceTime.Parse(text, TimeProvider.System) : null);
            Uri host = HostAddress.Parse(parsed.GetRequiredValue(url));
            using var connection = new StreamConnection(query.At(host), HostToken.Find(parsed.GetValue(token), screen));
            return await RunAsync(new StreamFollower(connection, screen, TimeProvider.System), new TailOutput(screen, parsed.GetValue(format), parsed.GetValue(values)), parsed.GetValue(count), screen, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(StreamFollower follower, TailOutput output, int? count, Screen screen, CancellationToken cancellationToken)
    {
        bool hasBegun = false;
        try
        {
            await foreach (SseItem<string> message in follower.FollowAsync(Begin, cancellationToken))
            {
                if (message.EventType == "missed")
                    await screen.Error.WriteLineAsync("schemapacks: " + Missed(message.Data));
                if (message.EventType != "event")
                    continue;
                output.Add(message.Data);
                if (--count == 0)
                    break;
            }
        }
        finally
        {
            if (hasBegun)
                output.End();
        }

        return ExitCode.Clean;

        void Begin()
        {
            output.Begin();
            hasBegun = true;
            screen.Error.WriteLine("Watching; Ctrl+C ends it.");
        }
    }

    private static string Missed(string data)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(data);
            return document.RootElement.GetProperty("count") is { ValueKind: JsonValueKind.Number } count && count.TryGetInt64(out long known)
                ? $"{Amount.Of(known, "event")} went by unseen"
                : "the host was started again: nobody knows what went by unseen";
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw StreamRefusal.NoHost("sends something else than what becomes of events");
        }
    }
}
