using System.Text;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Securing;

/// <summary>Requests of pages of other sites, as browsers make them, against the real host.</summary>
public sealed class ForeignPageTests : IDisposable
{
    private const string Listed = "https://app.example.org", Evil = "https://evil.example";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("/api/eventlog", "POST", "authorization,content-type,prefer,ce-specversion,ce-type,ce-schemaversion,ce-anyextension")]
    [InlineData("/api/schemas", "GET", "authorization,if-none-match")]
    [InlineData("/api/eventlog/stream", "GET", "authorization,last-event-id")]
    public async Task A_page_of_a_listed_site_may_ask_and_another_may_not(string address, string method, string headers)
    {
        await using HostProcess host = await HostProcess.StartAsync(_folder, ("Http__AllowedOrigins__0", Listed));
        Answer listed = await PreflightAsync(host, address, Listed, method, headers);
        listed.Status.Should().Be(204);
        listed.Headers["Access-Control-Allow-Origin"].Should().Be(Listed);
        listed.Headers["Access-Control-Allow-Methods"].Should().Contain(method);
        listed.Headers["Access-Control-Allow-Headers"].Should().Be(headers);
        listed.Headers.Should().NotContainKey("Access-Control-Allow-Credentials");

        Answer other = await PreflightAsync(host, address, Evil, method, headers);
        other.Headers.Keys.Should().NotContain(name => name.StartsWith("Access-Control-Allow", StringComparison.OrdinalIgnoreCase));
        Answer deleting = await PreflightAsync(host, "/api/session", Listed, "DELETE", "authorization");
        deleting.Headers.GetValueOrDefault("Access-Control-Allow-Methods").Should().NotContain("DELETE");
    }

    [Fact]
    public async Task It_reads_schemas_and_sends_CloudEvents_with_a_key_of_its_own_and_cannot_sign_in()
    {
        await using HostProcess host = await HostProcess.StartAsync(_folder, ("Http__AllowedOrigins__0", Listed));
        Answer schemas = await host.SendAsync(From(Listed, HttpMethod.Get, "/api/schemas?limit=1"));
        schemas.Status.Should().Be(200);
        schemas.Headers["Access-Control-Allow-Origin"].Should().Be(Listed);
        schemas.Headers["Access-Control-Expose-Headers"].Should().Contain("Link");

        HttpRequestMessage sent = From(Listed, HttpMethod.Post, "/api/eventlog");
        sent.Content = new StringContent("""{"action":"start","username":"ada","servername":""}""", Encoding.UTF8, "application/json");
        foreach ((string name, string value) in new[] { ("specversion", "1.0"), ("type", "hub.jupyter.org/server-action"), ("schemaversion", "1"), ("source", "/page"), ("id", "17") })
            sent.Headers.Add("ce-" + name, value);
        Answer recorded = await host.SendAsync(sent);
        recorded.Status.Should().Be(204, recorded.Body);
        recorded.Headers["Access-Control-Allow-Origin"].Should().Be(Listed);

        (await host.SendAsync(From(Listed, HttpMethod.Post, "/api/session"))).ShouldBeProblem(403, "SP8004");
        host.Client.DefaultRequestHeaders.Authorization = null;
        (await host.SendAsync(From(Listed, HttpMethod.Get, "/api/schemas"))).ShouldBeProblem(401, "SP8003");
    }

    [Fact]
    public async Task Without_a_list_no_page_of_another_site_reads_anything()
    {
        await using HostProcess host = await HostProcess.StartAsync(_folder);
        (await PreflightAsync(host, "/api/schemas", Listed, "GET", "authorization")).Headers.Should().NotContainKey("Access-Control-Allow-Origin");
        (await host.SendAsync(From(Listed, HttpMethod.Get, "/api/schemas"))).Headers.Should().NotContainKey("Access-Control-Allow-Origin");
    }

    private static Task<Answer> PreflightAsync(HostProcess host, string address, string origin, string method, string headers)
    {
        HttpRequestMessage request = From(origin, HttpMethod.Options, address);
        request.Headers.Add("Access-Control-Request-Method", method);
        request.Headers.Add("Access-Control-Request-Headers", headers);
        return host.SendAsync(request);
    }

    private static HttpRequestMessage From(string origin, HttpMethod method, string address)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        request.Headers.Add("Sec-Fetch-Mode", "cors");
        return request;
    }
}
