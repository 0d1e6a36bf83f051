using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests;

/// <summary>Every row of the table in <c>docs/http-api.md</c>, on the real host with the settings that are shipped.</summary>
public sealed class EventLogTests(RunningHost running) : IClassFixture<RunningHost>
{
    private const string Contents = "eventlogging.jupyter.org/jupyter_server/contentsmanager-actions";

    private readonly HostProcess _host = running.Host;

    private static string Envelope(string properties, string schema = Contents, string version = "1") => $$"""{"schema":"{{schema}}","version":{{version}},"event":{{properties}} }""";

    [Fact]
    public async Task A_recorded_event_is_in_the_file_when_204_arrives()
    {
        string name = Guid.NewGuid().ToString();
        Answer answer = await _host.PostAsync(Envelope($$"""{"action":"save","path":"{{name}}"}"""));
        answer.Status.Should().Be(204, answer.Body);
        answer.Body.Should().BeEmpty();
        running.Folder.Lines("events").Should().ContainSingle(line => line.Contains(name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", true)]
    [InlineData("00-0af7651916cd43dd8448eb211c80319d-b7ad6b7169203331-00", false)]
    [InlineData(null, false)]
    public async Task A_senders_trace_is_kept_in_the_record_where_it_is_sampled(string? traceParent, bool isKept)
    {
        string name = Guid.NewGuid().ToString();
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/eventlog")
        {
            Content = new StringContent(Envelope($$"""{"action":"save","path":"{{name}}"}"""), Encoding.UTF8, "application/json"),
        };
        if (traceParent is not null)
            request.Headers.Add("traceparent", traceParent);
        (await _host.SendAsync(request)).Status.Should().Be(204);
        JsonElement record = JsonDocument.Parse(running.Folder.Lines("events").Single(line => line.Contains(name, StringComparison.Ordinal))).RootElement;
        record.TryGetProperty("__traceparent__", out JsonElement kept).Should().Be(isKept);
        if (isKept)
            kept.GetString().Should().StartWith(traceParent![..36], "it is the sender's trace").And.EndWith("-01").And.NotBe(traceParent, "the span is the request's");
    }

    [Fact]
    public async Task A_missing_required_property_is_named_and_leaves_no_line()
    {
        int before = running.Folder.Lines("events").Length;
        JsonElement problem = (await _host.PostAsync(Envelope("""{"action":"save"}"""))).ShouldBeProblem(400, "SP5009");
        JsonElement error = problem.GetProperty("errors")[0];
        error.GetProperty("message").GetString().Should().Contain("'path'");
        error.GetProperty("keyword").GetString().Should().Be("required");
        error.GetProperty("pointer").GetString().Should().Be("");
        running.Folder.Lines("events").Should().HaveCount(before);
    }

    [Fact]
    public async Task Every_finding_about_an_event_is_answered_and_none_of_its_values()
    {
        Answer answer = await _host.PostAsync(Envelope("""{"action":"canary-1","path":4711,"source_path":["canary-2"]}"""));
        JsonElement[] errors = [.. answer.ShouldBeProblem(400, "SP5009").GetProperty("errors").EnumerateArray()];
        errors.Select(error => error.GetProperty("pointer").GetString()).Should().BeEquivalentTo("/action", "/path", "/source_path");
        errors.Should().OnlyContain(error => error.GetProperty("schemaPointer").GetString()!.StartsWith("/properties/"));
        answer.Body.Should().NotContain("canary").And.NotContain("4711");
    }

    [Theory]
    [InlineData("https://example.jupyter.org/survey-answer", "\"1.0\"", """{"survey":"a","question":1,"answer":1}""", 403, "SP5002")]
    [InlineData("acme.unknown", "1", "{}", 400, "SP5001")]
    [InlineData(Contents, "9", "{}", 400, "SP5001")]
    public async Task What_is_not_listed_is_403_and_what_is_unknown_400(string schema, string version, string properties, int status, string code) =>
        (await _host.PostAsync(Envelope(properties, schema, version))).ShouldBeProblem(status, code);

    [Fact]
    public async Task Near_matches_of_an_unknown_schema_are_suggested() =>
        (await _host.PostAsync(Envelope("{}", "hub.jupyter.org/server-actions"))).ShouldBeProblem(400, "SP5001")
            .GetProperty("detail").GetString().Should().Contain("'hub.jupyter.org/server-action'");

    [Theory]
    [InlineData("""{"version":1,"event":{}}""", "SP5011", "schema")]
    [InlineData("""{"schema":"a","event":{}}""", "SP5011", "version")]
    [InlineData("""{"schema":"a","version":1}""", "SP5011", "event")]
    [InlineData("""{"schema":"a","version":1,"event":null}""", "SP5007", "event")]
    [InlineData("""{"schema":"a","version":1,"event":{},"timestamp":"yesterday"}""", "SP5012", "timestamp")]
    [InlineData("""{"schema":"a","version":1,"event":{},"extra":1}""", "SP5011", "extra")]
    public async Task A_wrong_envelope_names_the_field(string body, string code, string field) =>
        (await _host.PostAsync(body)).ShouldBeProblem(400, code).GetProperty("errors")[0].GetProperty("field").GetString().Should().Be(field);

    [Theory]
    [InlineData("""{"action":"save","path":"a",}""", "SP5003")]
    [InlineData("""{"action":"save","path":"a","path":"b"}""", "SP5004")]
    [InlineData("""{"action":"save","path":"\ud800"}""", "SP5005")]
    [InlineData("""{"action":"save","path":"a","__timestamp__":"2026-11-23T06:11:29Z"}""", "SP5008")]
    public async Task Malformed_events_are_refused_with_400(string properties, string code) =>
        (await _host.PostAsync(Envelope(properties))).ShouldBeProblem(400, code);

    [Fact]
    public async Task A_defect_in_an_event_is_placed_in_the_body()
    {
        JsonElement error = (await _host.PostAsync("{\"schema\":\"" + Contents + "\",\"version\":1,\n\"event\":{\"action\":\"save\",\n  \"path\":\"a\",\"path\":\"b\"}}"))
            .ShouldBeProblem(400, "SP5004").GetProperty("errors")[0];
        (error.GetProperty("line").GetInt32(), error.GetProperty("column").GetInt32()).Should().Be((3, 14));
        error.GetProperty("message").GetString().Should().Contain("at line 3, column 14 ");
    }

    [Theory]
    [InlineData(64, 204, null)]
    [InlineData(65, 400, "SP5006")]
    [InlineData(5000, 400, "SP5006")]
    public async Task An_event_nests_64_deep_and_no_deeper(int depth, int status, string? code)
    {
        string nested = new StringBuilder().Insert(0, "[", depth - 1).Append(']', depth - 1).ToString();
        Answer answer = await _host.PostAsync(Envelope($$"""{"action":"save","path":"deep","more":{{nested}} }"""));
        answer.Status.Should().Be(status, answer.Body);
        if (code is not null)
            answer.ShouldBeProblem(status, code);
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_refused_with_400()
    {
        byte[] body = Encoding.UTF8.GetBytes(Envelope("""{"action":"save","path":"?"}"""));
        body[Array.LastIndexOf(body, (byte)'?')] = 0xFF;
        (await _host.PostAsync(body)).ShouldBeProblem(400, "SP5005");
        (await _host.PostAsync([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Envelope("{}"))])).ShouldBeProblem(400, "SP5003");
    }

    [Fact]
    public async Task The_token_is_needed()
    {
        foreach (string? token in new[] { null, "wrong", _host.Token + "x", _host.Token[1..] })
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/api/eventlog") { Content = new StringContent(Envelope("{}"), Encoding.UTF8, "application/json") };
            request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
            using var client = new HttpClient { BaseAddress = _host.Client.BaseAddress };
            using HttpResponseMessage response = await client.SendAsync(request);
            ((int)response.StatusCode).Should().Be(401);
            response.Headers.WwwAuthenticate.Should().Contain(challenge => challenge.Scheme == "Bearer");
            (await response.Content.ReadAsStringAsync()).Should().Contain("SP8003");
        }
    }

    [Fact]
    public async Task Another_method_address_type_or_size_is_a_problem_of_its_own()
    {
        Answer answer = await _host.GetAsync("/api/eventlog");
        answer.ShouldBeProblem(405, "SP8007");
        answer.Headers["Allow"].Should().Be("POST");
        (await _host.GetAsync("/nothing")).ShouldBeProblem(404, "SP8008");
        (await _host.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/eventlog") { Content = new StringContent(Envelope("{}"), Encoding.UTF8, "text/plain") }))
            .ShouldBeProblem(415, "SP8005");
        (await _host.PostAsync(Envelope("{}").PadRight((1024 * 1024) + 1))).ShouldBeProblem(413, "SP8006");
        var chunked = new HttpRequestMessage(HttpMethod.Post, "/api/eventlog") { Content = new StringContent(Envelope("{}").PadRight(1200 * 1024), Encoding.UTF8, "application/json") };
        chunked.Headers.TransferEncodingChunked = true;
        (await _host.SendAsync(chunked)).ShouldBeProblem(413, "SP8006");
        var foreign = new HttpRequestMessage(HttpMethod.Post, "/api/eventlog") { Content = new StringContent(Envelope("{}"), Encoding.UTF8, "application/json") };
        foreign.Headers.Add("Sec-Fetch-Site", "cross-site");
        (await _host.SendAsync(foreign)).ShouldBeProblem(403, "SP8004");
    }

    [Fact]
    public async Task A_host_name_that_is_not_allowed_is_refused()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/healthz/live");
        request.Headers.Host = "evil.example";
        (await _host.SendAsync(request)).Status.Should().Be(400);
    }

    [Fact]
    public async Task The_registry_schemas_pages_and_health_are_served()
    {
        (await _host.GetAsync("/api/registry")).Json.GetProperty("packs").GetArrayLength().Should().Be(4);
        (await _host.GetAsync("/api/schemas")).Json.GetProperty("schemas").GetArrayLength().Should().Be(14);
        (await _host.GetAsync($"/api/schemas/{Uri.EscapeDataString(Contents)}/1?format=yaml")).Body.Should().StartWith("$id: " + Contents);
        (await _host.GetAsync($"/api/schemas/{Uri.EscapeDataString("https://example.jupyter.org/survey-answer")}")).Json
            .GetProperty("schemas")[0].GetProperty("version").GetString().Should().Be("1.0");
        (await _host.GetAsync($"/api/schemas/by-id?id={Contents}&version=1")).Json.GetProperty("$id").GetString().Should().Be(Contents);
        (await _host.GetAsync("/docs/diagnostics/SP5001")).Body.Should().StartWith("# SP5001");
        (await _host.GetAsync("/healthz/live")).Status.Should().Be(200);
        Answer ready = await _host.GetAsync("/healthz/ready");
        ready.Status.Should().Be(200);
        ready.Headers.Should().ContainKeys("X-Content-Type-Options", "Content-Security-Policy", "Referrer-Policy").And.NotContainKey("Server");
    }
}
