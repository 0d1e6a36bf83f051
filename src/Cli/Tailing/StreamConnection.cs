using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;

namespace SchemaPacks.Cli.Tailing;

/// <summary>One host's stream of what becomes of events. Each connection goes on where the one before it ended.</summary>
internal sealed class StreamConnection : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30), LongestSilence = TimeSpan.FromSeconds(45); // three signs of life are missing

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = Patience }) { Timeout = Timeout.InfiniteTimeSpan }; // a redirection would take the token elsewhere
    private readonly Uri _address;
    private string _lastId = "";

    /// <param name="address">Of the stream, with what is wanted.</param>
    /// <param name="token">A key that may watch; null for none.</param>
    public StreamConnection(Uri address, string? token)
    {
        _address = address;
        _client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (token is not null)
            _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>Reads until the stream ends or breaks.</summary>
    /// <exception cref="StreamBroken">It broke, or could not be had now.</exception>
    /// <exception cref="CommandFailure">Coming again would not help.</exception>
    public async IAsyncEnumerable<SseItem<string>> ReadAsync(Action opened, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using HttpResponseMessage response = await Guarded(OpenAsync, silence, Patience, cancellationToken);
        await StreamRefusal.CheckAsync(response, _address, cancellationToken);
        opened();
        PipeReader body = PipeReader.Create(await response.Content.ReadAsStreamAsync(cancellationToken));
        await using IAsyncEnumerator<byte[]> messages = WholeMessages.ReadAsync(body, silence.Token).GetAsyncEnumerator(silence.Token);
        while (await Guarded(_ => messages.MoveNextAsync().AsTask(), silence, LongestSilence, cancellationToken))
        {
            SseParser<string> parser = SseParser.Create(new MemoryStream(messages.Current), (_, data) => Encoding.UTF8.GetString(data));
            foreach (SseItem<string> item in parser.Enumerate())
                yield return item;
            if (parser.LastEventId.Length > 0)
                _lastId = parser.LastEventId; // also of a message that only says how far the host has come
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<HttpResponseMessage> OpenAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _address);
        if (_lastId.Length > 0)
            request.Headers.TryAddWithoutValidation("Last-Event-ID", _lastId);
        return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private async Task<T> Guarded<T>(Func<CancellationToken, Task<T>> step, CancellationTokenSource silence, TimeSpan patience, CancellationToken cancellationToken)
    {
        silence.CancelAfter(patience);
        try
        {
            return await step(silence.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StreamBroken($"nothing came for {patience.TotalSeconds} seconds");
        }
        catch (HttpRequestException exception)
        {
            throw new StreamBroken($"the host at {_address.GetLeftPart(UriPartial.Authority)} cannot be reached: {Unreachable.Because(exception)}");
        }
        catch (InvalidDataException)
        {
            throw StreamRefusal.NoHost("sends no messages");
        }
        catch (IOException)
        {
            throw new StreamBroken("the connection broke");
        }
    }
}
