using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests;

/// <summary>Clients as docs/http-api.md shows them, against the real host.</summary>
public sealed partial class ClientTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Built.RepositoryRoot, "docs", "http-api.md"));

    [Fact]
    public async Task A_Python_script_with_nothing_but_its_standard_library_asks_mends_and_sends()
    {
        Shell.Need("bash", "python3");
        using var folder = new TemporaryFolder();
        await using HostProcess host = await HostProcess.StartAsync(folder);
        string script = Code("python").Replace("http://127.0.0.1:5080", Address(host), StringComparison.Ordinal);
        (await RunAsync("python3", script, "script.py", host)).Should().Be("400 /action\nstart 204\n");
        folder.Lines("events").Should().ContainSingle().Which.Should().Contain("\"action\":\"start\"");
    }

    [Fact]
    public async Task A_script_in_JavaScript_does_the_same_by_fetch()
    {
        Shell.Need("bash", "node");
        using var folder = new TemporaryFolder();
        await using HostProcess host = await HostProcess.StartAsync(folder);
        string script = Code("js").Replace("const host = '', key = undefined;", $"const host = '{Address(host)}', key = '{host.Token}';", StringComparison.Ordinal);
        (await RunAsync("node", script, "script.mjs", host)).Should().Be("/action 204\n");
        folder.Lines("events").Should().ContainSingle().Which.Should().Contain("\"action\":\"stop\"");
    }

    [Fact]
    public async Task The_curl_commands_of_the_page_get_the_answers_that_it_shows()
    {
        Shell.Need("bash", "curl");
        using var folder = new TemporaryFolder();
        await using HostProcess host = await HostProcess.StartAsync(folder);
        string command = Commands().Matches(Page).Select(match => match.Groups[1].Value).Single(text => text.Contains("/api/eventlog/explain", StringComparison.Ordinal));
        string answer = await Shell.RunAsync($"EventLog__Token={host.Token}\n{command.Replace("http://127.0.0.1:5080", Address(host), StringComparison.Ordinal)}");
        JsonElement explained = JsonDocument.Parse(answer).RootElement;
        string shown = Page[Page.IndexOf("  \"fix\": [", StringComparison.Ordinal)..];
        JsonElement expected = JsonDocument.Parse($"{{{shown[..shown.IndexOf("\n}", StringComparison.Ordinal)]}}}").RootElement;
        JsonElement.DeepEquals(explained.GetProperty("fix"), expected.GetProperty("fix")).Should().BeTrue(explained.ToString());
        JsonElement.DeepEquals(explained.GetProperty("fixed"), expected.GetProperty("fixed")).Should().BeTrue();
        folder.Lines("events").Should().BeEmpty();
    }

    [Fact]
    public async Task The_curl_commands_of_the_page_record_what_they_post()
    {
        Shell.Need("bash", "curl");
        using var folder = new TemporaryFolder();
        await using HostProcess host = await HostProcess.StartAsync(folder);
        string[] commands = [.. Commands().Matches(Page).Select(match => match.Groups[1].Value).Where(text => text.StartsWith("curl -i", StringComparison.Ordinal) && text.Contains("-d '", StringComparison.Ordinal))];
        commands.Should().HaveCount(2, "an event is posted, and a CloudEvent");
        foreach (string command in commands)
            (await Shell.RunAsync($"EventLog__Token={host.Token}\n{command.Replace("http://127.0.0.1:5080", Address(host), StringComparison.Ordinal).TrimEnd()}")).Should().StartWith("HTTP/1.1 204", command);
        folder.Lines("events").Should().HaveCount(2);
    }

    [Fact]
    public async Task A_page_of_this_host_signs_in_and_asks_with_its_cookie_and_a_page_of_another_site_may_not()
    {
        using var folder = new TemporaryFolder();
        await using HostProcess host = await HostProcess.StartAsync(folder);
        Answer session = await host.SendAsync(FromPage(host, HttpMethod.Post, "/api/session", null));
        session.Status.Should().Be(204);
        string cookie = session.Headers["Set-Cookie"].Split(';')[0];
        host.Client.DefaultRequestHeaders.Authorization = null;

        const string Event = """{"schema":"hub.jupyter.org/server-action","version":1,"event":{"action":"start","username":"ada","servername":""}}""";
        HttpRequestMessage own = FromPage(host, HttpMethod.Post, "/api/eventlog/explain", Event);
        own.Headers.Add("Cookie", cookie);
        JsonDocument.Parse((await host.SendAsync(own)).Body).RootElement.GetProperty("valid").GetBoolean().Should().BeTrue();

        HttpRequestMessage foreign = FromPage(host, HttpMethod.Post, "/api/eventlog/explain", Event, "https://evil.example", "cross-site");
        foreign.Headers.Add("Cookie", cookie);
        (await host.SendAsync(foreign)).Status.Should().BeOneOf(401, 403);
    }

    [Fact]
    public async Task The_host_describes_itself_and_shows_the_description_to_people_in_Development_only()
    {
        using var folder = new TemporaryFolder();
        await using HostProcess host = await HostProcess.StartAsync(folder);
        JsonElement description = JsonDocument.Parse((await host.GetAsync("/openapi/v1.json")).Body).RootElement;
        description.GetProperty("paths").GetProperty("/api/eventlog").GetProperty("post").GetProperty("requestBody").GetProperty("content").GetProperty("application/json")
            .GetProperty("examples").EnumerateObject().Select(example => example.Name).Should().Contain("hub.jupyter.org_server-action.1").And.HaveCount(14);
        Answer page = await host.GetAsync("/scalar/");
        page.Status.Should().Be(200);
        page.Body.Should().Contain("openapi/v1.json").And.NotContain("https://").And.NotContain("http://");
        page.Headers["Content-Security-Policy"].Should().StartWith("default-src 'self'");
        (await host.StopAsync()).Should().Be(0);
    }

    private static HttpRequestMessage FromPage(HostProcess host, HttpMethod method, string address, string? body, string? origin = null, string site = "same-origin")
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.Add("Origin", origin ?? Address(host));
        request.Headers.Add("Sec-Fetch-Site", site);
        request.Headers.Add("Sec-Fetch-Mode", "cors");
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return request;
    }

    private static string Address(HostProcess host) => host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

    private static async Task<string> RunAsync(string program, string script, string name, HostProcess host)
    {
        string path = Path.Combine(host.Folder.Path, name);
        await File.WriteAllTextAsync(path, script, TestContext.Current.CancellationToken);
        return await Shell.RunAsync($"EventLog__Token={host.Token} {program} '{path}'");
    }

    private static string Code(string language) => Regex.Match(Page, $"```{language}\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

    [GeneratedRegex("```bash\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Commands();
}
