using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using SchemaPacks.Capsules;
using SchemaPacks.Replaying;

namespace SchemaPacks.Cli.Replaying;

/// <summary>The host that judges events again: <c>POST /api/eventlog</c>, one event at a time: of a batch, later events
/// would be recorded although an earlier one had to wait, and letters keep their order.</summary>
internal sealed class ReplayHost : IReplayJudge, IDisposable
{
    private const int MaxTries = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private static readonly JsonWriterOptions Envelope = new() { Encoder = RecordText.Encoder };

    private readonly HttpClient _client;
    private readonly Uri _address;

    /// <param name="url">Where the host is.</param>
    /// <param name="token">Its credentials.</param>
    public ReplayHost(Uri url, string token)
    {
        _address = new Uri(url, "api/eventlog");
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Patience }; // a redirection would take the token elsewhere
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        _client.DefaultRequestHeaders.Add("Prefer", "ack=durable");
    }

    /// <exception cref="JudgeUnavailable">The host cannot be reached, does not let us, or cannot record anything now.</exception>
    public async Task<JudgeAnswer> RecordAsync(Letter letter, CancellationToken cancellationToken)
    {
        for (int tries = 1; ; tries++)
        {
            using HttpResponseMessage response = await SendAsync(letter, cancellationToken);
            if (response.StatusCode == HttpStatusCode.TooManyRequests && tries < MaxTries)
            {
                TimeSpan wait = response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1);
                await Task.Delay(wait < LongestWait ? wait : LongestWait, cancellationToken);
                continue;
            }

            return await ReadAsync(response, cancellationToken);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<HttpResponseMessage> SendAsync(Letter letter, CancellationToken cancellationToken)
    {
        var content = new ReadOnlyMemoryContent(Write(letter));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        try
        {
            return await _client.PostAsync(_address, content, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw Unavailable($"the host at {_address} cannot be reached: {Unreachable.Because(exception)}", isAnswered: false);
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unavailable($"the host at {_address} did not answer in {Patience.TotalSeconds} seconds", isAnswered: false);
        }
    }

    private async Task<JudgeAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        string code = await HostProblem.CodeAsync(response, cancellationToken);
        string said = code.Length > 0 ? $"{(int)response.StatusCode} ({code})" : $"{(int)response.StatusCode}";
        return (int)response.StatusCode switch
        {
            204 => new JudgeAnswer(IsRecorded: true),
            // It knows the id from an event that was accepted or sent again, and what became of that is not known yet.
            202 => throw Unavailable("the host was given an event of this id before and has not recorded it yet: run this again later"),
            401 => throw new JudgeUnavailable($"the host answers {said}: give the setting EventLog:Token in --token-file or SCHEMAPACKS_TOKEN", isAnswered: true) { IsUsage = true },
            400 or 413 or 500 when IsAboutEvent(code) => new JudgeAnswer(IsRecorded: false, $"the host answers {said}: {HostProblem.Title(code)}"),
            403 when code == Diagnostics.NotAllowed.Code => new JudgeAnswer(IsRecorded: false, $"the host answers {said}: {HostProblem.Title(code)}"),
            429 or 503 => throw Unavailable($"the host answers {said}: run this again later"),
            _ when code.Length > 0 => throw Unavailable($"the host answers {said}: {HostProblem.Title(code)}"),
            _ => throw new JudgeUnavailable($"{_address} answers {said}, as no host does: is it the address of one?", isAnswered: true) { IsUsage = true },
        };
    }

    private static bool IsAboutEvent(string code) => code.StartsWith("SP5", StringComparison.Ordinal) || code == Diagnostics.BodyTooLarge.Code;

    private static JudgeUnavailable Unavailable(string message, bool isAnswered = true) => new(message, isAnswered);

    private static ReadOnlyMemory<byte> Write(Letter letter)
    {
        var text = new ArrayBufferWriter<byte>(512 + letter.Original.Length);
        using (var writer = new Utf8JsonWriter(text, Envelope))
        {
            writer.WriteStartObject();
            writer.WriteString("schema", letter.Schema);
            writer.WritePropertyName("version");
            writer.WriteRawValue(letter.Version);
            if (letter.Timestamp.Length > 0)
                writer.WriteString("timestamp", letter.Timestamp);
            writer.WriteString("id", letter.Id);
            writer.WritePropertyName("event");
            writer.WriteRawValue(letter.Original.Span, skipInputValidation: true); // one object, as EventBytes found; to the byte what was sent
            writer.WriteEndObject();
        }

        return text.WrittenMemory;
    }
}
