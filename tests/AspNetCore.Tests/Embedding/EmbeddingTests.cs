using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SchemaPacks.Handlers;

namespace SchemaPacks.Tests.Embedding;

public sealed partial class EmbeddingTests
{
    private const string Token = "a-token-of-an-embedded-host";

    [Fact]
    public void The_page_shows_what_is_compiled_and_run_here()
    {
        string samples = Lines(File.ReadAllText(Path.Combine(Repository.Root, "tests/AspNetCore.Tests/Embedding/EmbeddingSamples.cs")));
        MatchCollection shown = Fence().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs/embedding.md")));
        shown.Should().HaveCount(2);
        foreach (string line in shown.SelectMany(fence => Lines(fence.Groups["text"].Value).Split('\n')).Where(line => line != "app.Run();"))
            samples.Should().Contain(line);
    }

    [Fact]
    public async Task An_application_of_ones_own_records_shows_its_schemas_and_has_the_dashboard()
    {
        string folder = Directory.CreateTempSubdirectory("schemapacks-embedded-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "packs", "Acme"));
            await File.WriteAllTextAsync(Path.Combine(folder, "packs", "Acme", "page-view.yaml"),
                "$id: acme.example/page-view\nversion: 1\ntype: object\nproperties:\n  page: { type: string, categories: [unrestricted] }\n", TestContext.Current.CancellationToken);
            await using WebApplication app = EmbeddingSamples.Build(
            [
                "--urls", "http://127.0.0.1:0", "--contentRoot", folder, "--EventLog:Token", Token, "--EventLog:AllowedSchemas:0", "acme.example/page-view",
                "--EventLog:Handlers:events:Kind", "file", "--Logging:LogLevel:Default", "None",
            ]);
            await app.StartAsync(TestContext.Current.CancellationToken);
            using HttpClient client = Client(app);
            (await PostAsync(client)).Should().Be(HttpStatusCode.NoContent);
            (await client.GetStringAsync("/api/schemas", TestContext.Current.CancellationToken)).Should().Contain("acme.example/page-view");
            (await client.GetAsync("/eventlog/", TestContext.Current.CancellationToken)).StatusCode.Should().Be(HttpStatusCode.OK);
            (await client.GetAsync("/healthz/ready", TestContext.Current.CancellationToken)).StatusCode.Should().Be(HttpStatusCode.OK);
            await app.StopAsync(TestContext.Current.CancellationToken);
            File.ReadAllLines(Directory.EnumerateFiles(Path.Combine(folder, "events"), "events-*.jsonl").Single()).Should().ContainSingle();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("", 204, 200, 403)]
    [InlineData("role=operators", 204, 200, 200)]
    [InlineData("scope=read", 403, 200, 403)]
    [InlineData("scope=write;schemas=other.*", 403, 403, 403)]
    [InlineData("scope=stream", 403, 403, 403)]
    public async Task An_applications_own_users_do_what_its_policies_and_their_claims_say(string claims, int post, int read, int watch)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting().AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddSchemaPacks(packs => packs.FromDocument("a.yaml", "$id: acme.example/page-view\nversion: 1\ntype: object\nproperties:\n  page: { type: string }\n").Allow("acme.example/page-view").WriteTo("memory", new MemoryHandler()));
        EmbeddingSamples.AddOwnSignIn(builder);
        await using WebApplication app = builder.Build();
        app.UseProblemResponses();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapEventLog();
        app.MapSchemaRegistry();
        app.MapEventStream();
        app.MapGet("/sign-in", (HttpContext context) => context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity(Claims(claims), "Cookies"))));
        await app.StartAsync(TestContext.Current.CancellationToken);
        using HttpClient client = Client(app);
        await client.GetAsync("/sign-in", TestContext.Current.CancellationToken);
        ((int)await PostAsync(client)).Should().Be(post);
        (await StatusAsync("/api/registry")).Should().Be(read);
        (await StatusAsync("/api/eventlog/stream")).Should().Be(watch);

        async Task<int> StatusAsync(string address)
        {
            using HttpResponseMessage answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            return answer.StatusCode == HttpStatusCode.Redirect ? 403 : (int)answer.StatusCode; // cookies lead to a page of their own
        }
    }

    private static HttpClient Client(WebApplication app)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.Single()) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return client;
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client)
    {
        using HttpResponseMessage answer = await client.PostAsync("/api/eventlog",
            new StringContent("""{"schema":"acme.example/page-view","version":1,"event":{"page":"/"}}""", Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        return answer.StatusCode == HttpStatusCode.Redirect ? HttpStatusCode.Forbidden : answer.StatusCode;
    }

    private static IEnumerable<Claim> Claims(string text) => text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(claim => claim.Split('=')).Select(parts => new Claim(
        parts[0] switch { "role" => ClaimTypes.Role, "scope" => EventLogClaims.Scope, _ => EventLogClaims.Schemas }, parts[1]));

    private static string Lines(string text) => string.Join('\n', text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    [GeneratedRegex(@"^```csharp\r?\n(?<text>.*?)^```\r?$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
