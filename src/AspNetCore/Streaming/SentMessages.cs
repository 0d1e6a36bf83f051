using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using SchemaPacks.Answering;
using SchemaPacks.Outcomes;

namespace SchemaPacks.Streaming;

/// <summary>Writes messages of <c>text/event-stream</c>. Each is JSON of one line, so that nothing in it can begin another.</summary>
internal sealed class SentMessages(PipeWriter body, string run) : IDisposable
{
    /// <summary>So much waits for a slow reader at most, and as much again in the server.</summary>
    private const int MaxUnflushed = 32 * 1024;

    private readonly Utf8JsonWriter _json = new(body, JsonAnswer.Readable with { SkipValidation = true });

    public void WriteOutcome(long number, SeenOutcome seen, bool asCloudEvent)
    {
        Write(string.Create(CultureInfo.InvariantCulture, $"id: {run}-{number}\nevent: event\ndata: "));
        if (asCloudEvent)
            CloudEventJson.Write(_json, $"{run}-{number}", seen);
        else
            OutcomeJson.Write(_json, number, seen);
        End();
    }

    /// <summary>Outcomes that went by unseen, whether or not the reader wanted them. The id is that of the last of them.</summary>
    /// <param name="last">The number of the last of them.</param>
    /// <param name="count">How many; null where nobody counted.</param>
    public void WriteMissed(long last, long? count)
    {
        Write(string.Create(CultureInfo.InvariantCulture, $"id: {run}-{last}\nevent: missed\ndata: "));
        _json.WriteStartObject();
        if (count is { } known)
            _json.WriteNumber("count"u8, known);
        else
            _json.WriteNull("count"u8);
        _json.WriteEndObject();
        End();
    }

    /// <summary>
    /// Where the reader is, for its next request: outcomes that it did not want count too. No message for whoever reads, but a sign of life, by which both ends learn that the other
    /// is still there.
    /// </summary>
    public void WritePlace(long number) => Write(string.Create(CultureInfo.InvariantCulture, $": {number}\nid: {run}-{number}\n\n"));

    /// <summary>Whether enough is written to be sent at once.</summary>
    public bool IsFull => body.UnflushedBytes >= MaxUnflushed;

    public void Dispose() => _json.Dispose();

    private void End()
    {
        _json.Flush();
        _json.Reset();
        Write("\n\n");
    }

    private void Write(string text) => Encoding.UTF8.GetBytes(text, body);
}
