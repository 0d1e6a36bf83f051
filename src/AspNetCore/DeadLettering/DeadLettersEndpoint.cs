using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SchemaPacks.Answering;
using SchemaPacks.Replaying;
using SchemaPacks.Reporting;

namespace SchemaPacks.DeadLettering;

/// <summary><c>GET /api/deadletters</c>, the dead letters that wait, by what they have in common; <c>GET /api/deadletters/{group}</c>, those of one group.</summary>
internal sealed class DeadLettersEndpoint(EventLog log)
{
    private const int DefaultLimit = 50, MaxLimit = 500;

    public Task GroupsAsync(HttpContext context) => GuardAsync(context, () =>
    {
        IReadOnlyDictionary<string, LetterGroup> groups = WaitingLetters.Group(log);
        return FreshAnswer.WriteAsync(context, StatusCodes.Status200OK, "application/json", writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("groups"u8);
            foreach ((string id, LetterGroup group) in groups)
            {
                writer.WriteStartObject();
                writer.WriteString("id"u8, id);
                WriteCommon(writer, group.First);
                writer.WriteNumber("count"u8, group.Count);
                writer.WriteString("first"u8, group.First.Time);
                writer.WriteString("last"u8, group.Last);
                writer.WriteBoolean("canReplay"u8, group.CanReplay);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    });

    public Task LettersAsync(HttpContext context)
    {
        string group = context.GetRouteValue("group")?.ToString() ?? "";
        if (!WholeNumber.TryRead(context.Request, "limit", DefaultLimit, MaxLimit, out int limit, out Problem? problem))
            return problem.WriteAsync(context);
        if (!WholeNumber.TryRead(context.Request, "after", otherwise: 0, int.MaxValue, out int after, out problem))
            return problem.WriteAsync(context);
        return GuardAsync(context, () =>
        {
            List<(Letter Letter, ReplayWay Way)> letters = [.. WaitingLetters.Read(log).Where(item => item.Letter.Sequence > after && LetterGroup.IdOf(item.Letter) == group).Take(limit + 1)];
            return FreshAnswer.WriteAsync(context, StatusCodes.Status200OK, "application/json", writer => Write(writer, letters, limit));
        });
    }

    /// <summary>Answers what keeps letters from being read, or replayed.</summary>
    public async Task GuardAsync(HttpContext context, Func<Task> answer)
    {
        try
        {
            await answer();
        }
        catch (ReplayImpossible exception)
        {
            await Unavailable(exception.Message.Replace(log.Directory + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)) // where it is, is the operator's business
                .WriteAsync(context);
        }
        catch (Handlers.Files.Disks.FilesLockedException)
        {
            await Unavailable("another replay is under way: ask again when it has ended").WriteAsync(context);
        }
    }

    public static void WriteCommon(Utf8JsonWriter writer, Letter letter)
    {
        writer.WriteString("stage"u8, letter.Stage);
        writer.WriteString("code"u8, letter.Code);
        writer.WriteString("schema"u8, letter.Schema);
        writer.WriteString("version"u8, letter.Version.Trim('"'));
        writer.WriteString("handler"u8, letter.Handler);
    }

    private static void Write(Utf8JsonWriter writer, List<(Letter Letter, ReplayWay Way)> letters, int limit)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("letters"u8);
        foreach ((Letter letter, ReplayWay way) in letters.Take(limit))
        {
            writer.WriteStartObject();
            writer.WriteNumber("id"u8, letter.Sequence);
            writer.WriteString("time"u8, letter.Time);
            WriteCommon(writer, letter);
            writer.WriteNumber("attempts"u8, letter.Attempts);
            writer.WritePropertyName("findings"u8);
            writer.WriteRawValue(letter.Findings);
            writer.WritePropertyName("record"u8);
            if (letter.Record.IsEmpty)
                writer.WriteNullValue();
            else
                writer.WriteRawValue(letter.Record.Span, skipInputValidation: true);
            writer.WriteBoolean("hasOriginal"u8, !letter.Original.IsEmpty); // which is not shown: it is not redacted
            writer.WriteBoolean("canReplay"u8, way.Kind is WayKind.Host or WayKind.Handler);
            writer.WriteString("why"u8, way.Reason.Length > 0 ? way.Reason : Replay.Destination(letter, way));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (letters.Count > limit)
            writer.WriteNumber("next"u8, letters[limit - 1].Letter.Sequence);
        else
            writer.WriteNull("next"u8);
        writer.WriteEndObject();
    }

    private static Problem Unavailable(string detail) => new(StatusCodes.Status409Conflict, ViewDiagnostics.ReplayUnavailable, detail);
}
