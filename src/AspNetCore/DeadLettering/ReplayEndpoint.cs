using Microsoft.AspNetCore.Http;
using SchemaPacks.Answering;
using SchemaPacks.Handlers;
using SchemaPacks.Handlers.Files.Disks;
using SchemaPacks.Receiving;
using SchemaPacks.Replaying;
using SchemaPacks.Securing;

namespace SchemaPacks.DeadLettering;

/// <summary><c>POST /api/deadletters/replay</c>: what <c>schemapacks replay</c> does, by the host whose dead letters they are.</summary>
internal sealed class ReplayEndpoint(EventLog log, DeadLettersEndpoint letters, TimeProvider time)
{
    private const int MaxBodyBytes = 64 * 1024;

    public async Task HandleAsync(HttpContext context)
    {
        if (!RequestOrigin.IsOwn(context.Request))
        {
            await new Problem(StatusCodes.Status403Forbidden, Diagnostics.Forbidden, "the request comes from a page of another site").WriteAsync(context);
            return;
        }

        if (BodyType.Read(context.Request) is { Refusal: { } refusal })
        {
            await new Problem(StatusCodes.Status415UnsupportedMediaType, Diagnostics.UnsupportedMediaType, refusal).WriteAsync(context);
            return;
        }

        if (await RequestBody.ReadAsync(context.Request, MaxBodyBytes, context.RequestAborted) is not { } body)
        {
            await new Problem(StatusCodes.Status413PayloadTooLarge, Diagnostics.BodyTooLarge, $"the body is larger than {MaxBodyBytes} bytes").WriteAsync(context);
            return;
        }

        using (body)
            if (ReplayRequest.TryRead(body.Utf8, out ReplayRequest request) is { } wrong)
                await new Problem(StatusCodes.Status400BadRequest, Diagnostics.BadRequest, wrong).WriteAsync(context);
            else
                await letters.GuardAsync(context, () => ReplayAsync(context, request));
    }

    private async Task ReplayAsync(HttpContext context, ReplayRequest request)
    {
        var tally = new ReplayTally();
        string? stopped = null;
        IDisk disk = SystemDisk.Create();
        if (!Directory.Exists(log.Directory))
            request = new ReplayRequest(); // nothing was ever written
        else if (request.IsDryRun)
            tally = new Replay(disk, log.Directory, request.Chosen).Preview(hasHost: true);
        else
            (tally, stopped) = await ApplyAsync(disk, request, SenderRights.Of(context.User).Name, context.RequestAborted);
        await FreshAnswer.WriteAsync(context, StatusCodes.Status200OK, "application/json", writer => ReplayJson.Write(writer, folder: null, tally, !request.IsDryRun, stopped));
    }

    private async Task<(ReplayTally Tally, string? Stopped)> ApplyAsync(IDisk disk, ReplayRequest request, string? sender, CancellationToken cancellationToken)
    {
        using IDisposable mine = disk.Lock(Path.Combine(log.Directory, Replay.LockName)); // one replay at a time, of the command line too
        var replay = new Replay(disk, log.Directory, request.Chosen);
        await using var replayer = new Replayer(replay, new LogJudge(log, EventSource.Client(sender), time), log.Handlers.Values.OfType<JsonLinesFileHandler>());
        try
        {
            await replayer.RunAsync(cancellationToken);
            return (replayer.Tally, null);
        }
        catch (JudgeUnavailable exception)
        {
            return (replayer.Tally, exception.Message);
        }
        catch (IOException exception)
        {
            return (replayer.Tally, $"a file could not be read or written ({exception.GetType().Name}): replay again later");
        }
    }
}
