using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace SchemaPacks.Tests.Tailing;

/// <summary>A server whose stream sends to each request the next of some texts, and breaks.</summary>
internal sealed class ScriptedStream : IAsyncDisposable
{
    /// <summary>At the end of a text: the connection stays open.</summary>
    public const string Rest = ": stays\n\n";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _texts;
    private readonly TaskCompletionSource _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ScriptedStream(string[] texts)
    {
        _texts = new ConcurrentQueue<string>(texts);
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public string Url => _app.Urls.Single();

    /// <summary>The ids with which each request came.</summary>
    public ConcurrentQueue<string> LastIds { get; } = [];

    /// <summary>Completes once a text has gone out.</summary>
    public Task Sent => _sent.Task;

    public static async Task<ScriptedStream> StartAsync(params string[] texts)
    {
        var stream = new ScriptedStream(texts);
        await stream._app.StartAsync(TestContext.Current.CancellationToken);
        return stream;
    }

    /// <summary>An event that was recorded.</summary>
    public static string Message(int number, string schema = "acme.page-view") =>
        $$"""
        id: r-{{number}}
        event: event
        data: {"seq":{{number}},"time":"2026-11-23T06:11:29.105262Z","schema":"{{schema}}","version":"1","outcome":"recorded","code":null,"reason":null,"durationMs":1.2,"record":{"__source__":"client:shop","page":"/"},"findings":[]}


        """;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path != "/api/eventlog/stream")
        {
            context.Response.StatusCode = 404;
            return;
        }

        LastIds.Enqueue(context.Request.Headers["Last-Event-ID"].ToString());
        context.Response.ContentType = "text/event-stream";
        if (!_texts.TryDequeue(out string? text))
            return;
        if (!text.EndsWith("\n\n", StringComparison.Ordinal))
            context.Response.ContentLength = text.Length + 1; // which never comes: the server breaks the connection
        await context.Response.WriteAsync(text);
        await context.Response.Body.FlushAsync();
        _sent.TrySetResult();
        if (text.EndsWith(Rest, StringComparison.Ordinal))
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
    }
}
