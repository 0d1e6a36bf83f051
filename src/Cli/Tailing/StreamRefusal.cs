using System.Net;

namespace SchemaPacks.Cli.Tailing;

/// <summary>What an answer means that is no stream.</summary>
internal static class StreamRefusal
{
    /// <exception cref="StreamBroken">The host cannot send it now.</exception>
    /// <exception cref="CommandFailure">It is not to be had like this.</exception>
    public static async Task CheckAsync(HttpResponseMessage response, Uri address, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.OK && response.Content.Headers.ContentType?.MediaType == "text/event-stream")
            return;
        var status = (int)response.StatusCode;
        string code = await HostProblem.CodeAsync(response, cancellationToken);
        string said = code.Length > 0 ? $"the host answers {status} ({code}): {HostProblem.Title(code)}" : $"the host answers {status}";
        throw status switch
        {
            401 => new CommandFailure(ExitCode.Usage, $"{said}: give a key that may watch in --token-file or SCHEMAPACKS_TOKEN"),
            403 => new CommandFailure(ExitCode.Usage, $"{said}: the key needs the scope 'stream'"),
            400 when code.Length > 0 => new CommandFailure(ExitCode.Usage, $"{said}: is it older than this command?"),
            429 or 502 or 503 or 504 => new StreamBroken(said, response.Headers.RetryAfter?.Delta),
            _ when code.Length > 0 && status >= 500 => new StreamBroken(said),
            _ => NoHost($"answers {status}", address),
        };
    }

    /// <summary>Whoever answers is no host.</summary>
    public static CommandFailure NoHost(string does, Uri? address = null) =>
        new(ExitCode.Usage, $"{(address is null ? "the address" : address.GetLeftPart(UriPartial.Path))} {does}, as no host does: is it the address of one?");
}
