using System.Net.ServerSentEvents;
using System.Text.Json;

namespace SchemaPacks.Tests.Fakes;

/// <summary>A stream of server-sent events, read as a browser reads it: by .NET's own parser.</summary>
internal sealed class OpenStream : IAsyncDisposable
{
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);

    private readonly HttpResponseMessage _response;
    private readonly SseParser<string> _parser;
    private readonly IAsyncEnumerator<SseItem<string>> _messages;

    private OpenStream(HttpResponseMessage response, Stream body)
    {
        _response = response;
        _parser = SseParser.Create(body);
        _messages = _parser.EnumerateAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
    }

    public HttpResponseMessage Response => _response;

    /// <summary>What a browser would send as <c>Last-Event-ID</c>.</summary>
    public string LastId => _parser.LastEventId;

    public static async Task<OpenStream> OpenAsync(HttpClient client, string address, string? lastId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (lastId is not null)
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastId);
        HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken).WaitAsync(Hang);
        return new OpenStream(response, await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The next message: its type, and its data as JSON.</summary>
    public async Task<(string Type, JsonElement Data)> NextAsync()
    {
        (await _messages.MoveNextAsync().AsTask().WaitAsync(Hang)).Should().BeTrue("the stream goes on");
        return (_messages.Current.EventType, JsonDocument.Parse(_messages.Current.Data).RootElement);
    }

    /// <summary>Waits for the stream's end.</summary>
    public async Task ShouldEndAsync() => (await _messages.MoveNextAsync().AsTask().WaitAsync(Hang)).Should().BeFalse("the host stops");

    public async ValueTask DisposeAsync()
    {
        _response.Dispose();
        try
        {
            await _messages.DisposeAsync();
        }
        catch (NotSupportedException) // a reading is under way
        {
        }
    }
}
