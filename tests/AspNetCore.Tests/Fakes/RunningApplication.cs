using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SchemaPacks.Configuration;
using SchemaPacks.Securing;

namespace SchemaPacks.Tests.Fakes;

/// <summary>An ASP.NET Core application as a user writes it, on a real server and a free port, with a log and a registry of tests, or with packs.</summary>
internal sealed class RunningApplication : IAsyncDisposable
{
    public const string Token = "a-token-of-tests";

    private readonly WebApplication _app;

    private RunningApplication(WebApplication app, ListeningLog log, KeptLogs logs, List<EventRefusal> refusals)
    {
        _app = app;
        Log = log;
        Logs = logs;
        Refusals = refusals;
        Client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(app.Urls.Single()) };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public ListeningLog Log { get; }

    public KeptLogs Logs { get; }

    public List<EventRefusal> Refusals { get; }

    public static async Task<RunningApplication> StartAsync(
        WrittenRevision? registry = null, Action<EventLogEndpointOptions>? configure = null, Action<WebApplication>? map = null, EventLogKey[]? keys = null, Action<WebApplicationBuilder>? build = null,
        Action<SchemaPacksBuilder>? packs = null, bool hasShortcut = false)
    {
        var log = new ListeningLog();
        var logs = new KeptLogs();
        List<EventRefusal> refusals = [];
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        if (packs is not null)
            builder.Services.AddSchemaPacks(packs);
        else
            builder.Services.AddSingleton<IEventLog>(log).AddSingleton<IEventSchemaRegistry>(registry ?? new WrittenRevision(1));
        builder.Services.AddEventLogKeys(keys ?? [EventLogKey.OfToken("token", Token)]);
        builder.Services.AddHealthChecks().AddSchemaPacks();
        builder.Services.Configure<EventLogEndpointOptions>(options => options.OnRefused = refusals.Add);
        builder.Services.Configure(configure ?? (_ => { }));
        builder.Logging.AddProvider(logs).SetMinimumLevel(LogLevel.Trace);

        build?.Invoke(builder);
        WebApplication app = builder.Build();
        app.UsePathBase("/base");
        app.UseSecurityHeaders();
        app.UseProblemResponses();
        if (hasShortcut)
            app.UseEventLogShortcut();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapEventLog();
        app.MapSchemaRegistry();
        app.MapDiagnosticPages();
        app.MapHealth();
        app.MapSessions();
        app.MapGet("/broken", (HttpContext _) => throw new InvalidOperationException("a text that must not leave the host"));
        map?.Invoke(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new RunningApplication(app, log, logs, refusals);
    }

    public Task<Answer> GetAsync(string address, string? accept = null) => SendAsync(new HttpRequestMessage(HttpMethod.Get, address), accept);

    public Task<Answer> PostAsync(string body) => PostAsync(Encoding.UTF8.GetBytes(body));

    public Task<Answer> ExplainAsync(string body) => PostAsync(Encoding.UTF8.GetBytes(body), address: "/api/eventlog/explain");

    public Task<Answer> PostAsync(byte[] body, string? contentType = "application/json", string address = "/api/eventlog")
    {
        var content = new ByteArrayContent(body);
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = content });
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request, string? accept = null)
    {
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        using HttpResponseMessage response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.ReadAsync(response);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}

/// <summary>A response, read.</summary>
internal sealed record Answer(int Status, string? ContentType, string Body, Dictionary<string, string> Headers)
{
    public static async Task<Answer> ReadAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode,
        response.Content.Headers.ContentType?.ToString(),
        await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
        response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase));

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>Checks that the answer is a whole problem of this code.</summary>
    public JsonElement ShouldBeProblem(int status, string code, string pathBase = "", string? title = null)
    {
        Status.Should().Be(status, Body);
        ContentType.Should().Be("application/problem+json");
        Headers["X-Content-Type-Options"].Should().Be("nosniff");
        DiagnosticDescriptor descriptor = Diagnostics.All.Single(known => known.Code == code);
        Json.GetProperty("type").GetString().Should().Be($"{pathBase}/docs/diagnostics/{code}");
        Json.GetProperty("title").GetString().Should().Be(title ?? descriptor.Title);
        Json.GetProperty("status").GetInt32().Should().Be(status);
        Json.GetProperty("code").GetString().Should().Be(code);
        Json.GetProperty("reason").GetString().Should().Be(descriptor.Reason);
        Json.GetProperty("detail").GetString().Should().NotBeNullOrWhiteSpace();
        return Json;
    }
}
