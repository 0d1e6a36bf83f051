using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using SchemaPacks.Tests.Browsing;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Screens;

/// <summary>A page of another site, in a real browser, that uses the API with a key of its own.</summary>
public sealed class ForeignSiteTests(Chromium chromium)
{
    // What the browser lets the page know of each request; 'no' where it keeps the answer from it.
    private const string Script = """
        async ([host, key]) => {
          const ask = (path, init = {}) => fetch(host + path, { ...init, headers: { Authorization: `Bearer ${key}`, ...init.headers } }).then(answer => answer.status, () => 'no');
          const ce = { 'Content-Type': 'application/json', 'ce-specversion': '1.0', 'ce-type': 'hub.jupyter.org/server-action', 'ce-schemaversion': '1', 'ce-source': '/page', 'ce-id': '17' };
          const stream = await fetch(host + '/api/eventlog/stream', { headers: { Authorization: `Bearer ${key}` } }).then(async answer => {
            const reader = answer.body.getReader();
            const first = await reader.read();
            await reader.cancel();
            return first.done ? 'empty' : 'live';
          }, () => 'no');
          return [
            await ask('/api/schemas?limit=1'),
            await ask('/api/eventlog', { method: 'POST', headers: ce, body: '{"action":"start","username":"ada","servername":""}' }),
            stream,
            await ask('/api/session', { method: 'POST' }),
            await ask('/api/session', { method: 'DELETE' }),
          ].join(' ');
        }
        """;

    [Fact]
    public async Task It_reads_watches_and_sends_where_its_site_is_listed_and_nothing_where_it_is_not()
    {
        await using WebApplication site = await StartAsync();
        using var folder = new TemporaryFolder();
        await using HostProcess host = await HostProcess.StartAsync(folder, ("Http__AllowedOrigins__0", site.Urls.Single()));
        (await RunAsync(site.Urls.Single(), host)).Should().Be("200 204 live 403 no");
        folder.Lines("events").Should().ContainSingle();

        using var other = new TemporaryFolder();
        await using HostProcess closed = await HostProcess.StartAsync(other);
        (await RunAsync(site.Urls.Single(), closed)).Should().Be("no no no no no");
        other.Lines("events").Should().BeEmpty("the browser asks before it sends such a request");
    }

    private async Task<string> RunAsync(string site, HostProcess host)
    {
        await using IBrowserContext context = await chromium.Browser.NewContextAsync();
        IPage page = await context.NewPageAsync();
        await page.GotoAsync(site);
        return await page.EvaluateAsync<string>(Script, new[] { host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority), host.Token });
    }

    private static async Task<WebApplication> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel(server => server.Listen(IPAddress.Loopback, 0));
        WebApplication site = builder.Build();
        site.Run(context =>
        {
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync("<!doctype html><title>Another site</title>");
        });
        await site.StartAsync(TestContext.Current.CancellationToken);
        return site;
    }
}
