using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SchemaPacks.Configuration;
using SchemaPacks.Handlers;
using SchemaPacks.Securing;

namespace SchemaPacks.Tests.Fakes;

/// <summary>An application with a real event log on a real server and a free port, and all that shows what becomes of its events.</summary>
internal sealed class WatchedApplication : IAsyncDisposable
{
    public const string PageView = """
        $id: acme.page-view
        version: 1
        properties:
          page: { type: string, categories: [unrestricted] }
          user: { type: string, categories: [example.org/user] }
        required: [page]
        """;

    private readonly WebApplication _app;
    private readonly string _folder;

    private WatchedApplication(WebApplication app, string folder)
    {
        (_app, _folder) = (app, folder);
        Log = app.Services.GetRequiredService<EventLog>();
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", RunningApplication.Token);
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public EventLog Log { get; }

    public MemoryHandler Memory => (MemoryHandler)Log.Handlers["memory"];

    public static async Task<WatchedApplication> StartAsync(
        Action<SchemaPacksBuilder>? configure = null, Action<IServiceCollection>? services = null, Action<WebApplication>? map = null, string? schema = null)
    {
        string folder = Path.Combine(Path.GetTempPath(), $"schemapacks-watched-{Guid.NewGuid():N}"); // made with the first dead letter
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting().AddSchemaPacks(packs =>
        {
            packs.FromDocument("page-view.yaml", schema ?? PageView).Allow("acme.page-view").Configure(log => log.Directory = folder);
            if (configure is null)
                packs.WriteTo("memory", new MemoryHandler());
            configure?.Invoke(packs);
        });
        builder.Services.AddEventLogKeys([EventLogKey.OfToken("token", RunningApplication.Token)]);
        builder.Services.Configure<EventLogEndpointOptions>(options => options.AllowedOrigins.Add("https://app.example.org"));
        services?.Invoke(builder.Services);
        builder.Logging.SetMinimumLevel(LogLevel.None);

        WebApplication app = builder.Build();
        app.UseWebSockets();
        app.UseProblemResponses();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapEventLog();
        app.MapEventStream();
        app.MapEventLogReports();
        app.MapDeadLetters();
        app.MapJupyterEvents();
        map?.Invoke(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new WatchedApplication(app, folder);
    }

    public async Task<JsonElement> GetAsync(string address)
    {
        Answer answer = await SendAsync(new HttpRequestMessage(HttpMethod.Get, address));
        answer.Status.Should().Be(200, answer.Body);
        return answer.Json;
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using HttpResponseMessage response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.ReadAsync(response);
    }

    public Task<Answer> PostAsync(string body, string contentType = "application/json", string address = "/api/eventlog")
    {
        var content = new StringContent(body, Encoding.UTF8);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = content });
    }

    public async ValueTask<EventOutcome> RecordAsync(string json) => await Log.RecordAsync("acme.page-view", 1, Encoding.UTF8.GetBytes(json));

    /// <summary>Opens a stream and waits until it is open.</summary>
    public Task<OpenStream> WatchAsync(string query = "", string? lastId = null) => OpenStream.OpenAsync(Client, "/api/eventlog/stream" + query, lastId);

    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }
}
