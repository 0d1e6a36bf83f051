using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SchemaPacks.Tests.Serving;

/// <summary>An application of its own that maps the dashboard, on a free port.</summary>
internal sealed class ServedDashboard : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ServedDashboard(WebApplication app)
    {
        _app = app;
        Client = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None })
        {
            BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()),
        };
    }

    public HttpClient Client { get; }

    public static async Task<ServedDashboard> StartAsync(Action<WebApplication> map, string pathBase = "")
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddAuthorization().AddAuthentication();
        WebApplication app = builder.Build();
        if (pathBase.Length > 0)
            app.UsePathBase(pathBase);
        app.UseRouting();
        app.UseAuthorization();
        map(app);
        await app.StartAsync();
        return new ServedDashboard(app);
    }

    public async Task<(HttpResponseMessage Answer, byte[] Body)> GetAsync(string address, string? coding = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (coding is not null)
            request.Headers.TryAddWithoutValidation("Accept-Encoding", coding);
        HttpResponseMessage answer = await Client.SendAsync(request);
        return (answer, await answer.Content.ReadAsByteArrayAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
