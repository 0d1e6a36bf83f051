using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using SchemaPacks.Handlers;
using SchemaPacks.Securing;
using SchemaPacks.Tests.Fakes;

namespace SchemaPacks.Tests;

public sealed class ExplainEndpointTests
{
    private static string Body(string json, string id = "https://acme.org/visit", int version = 2) => $$"""{"schema":"{{id}}","version":{{version}},"event":{{json}}}""";

    [Fact]
    public async Task A_valid_event_is_answered_with_each_handlers_record_and_nothing_is_recorded()
    {
        var memory = new MemoryHandler();
        await using RunningApplication app = await RunningApplication.StartAsync(packs: VisitPacks.With(memory));
        Answer answer = await app.ExplainAsync("""{"schema":"https://acme.org/visit","version":2,"timestamp":"2026-11-23T06:11:29Z","event":{"page":"/a-value","seconds":1,"user":"ada","more":2}}""");
        answer.Status.Should().Be(200);
        answer.ContentType.Should().Be("application/json");
        answer.Headers["Cache-Control"].Should().Be("no-store");
        answer.Body.Should().Be("""
            {"schema":{"id":"https://acme.org/visit","version":"2","pack":{"id":"application","version":"0.0.0"}},"allowed":true,"valid":true,"outcome":{"status":204,"code":null,"reason":"recorded"},"findings":[],
            "redactions":[{"handler":"memory","pointer":"/user","category":"example.org/user","action":"null"},{"handler":"memory","pointer":"/more","category":null,"action":"undeclared"}],
            "handlers":[{"name":"memory","reached":true,"why":"it takes events of all schemas","record":{"__timestamp__":"2026-11-23T06:11:29.000000Z","__schema__":"https://acme.org/visit","__schema_version__":2,"__metadata_version__":1,"page":"/a-value","seconds":1,"user":null}},
            {"name":"other","reached":false,"why":"its 'Schemas' do not take 'https://acme.org/visit'","record":null}],
            "otherVersions":[{"version":"1","valid":true}],"suggestions":[],"fix":null,"fixed":null}
            """.ReplaceLineEndings(""));
        memory.Records.Should().BeEmpty();
        app.Refusals.Should().BeEmpty();
        app.Logs.Lines.Should().NotContain(line => line.Contains("a-value", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_invalid_event_is_answered_with_findings_as_a_problem_has_them_and_a_fix_that_records()
    {
        var memory = new MemoryHandler();
        await using RunningApplication app = await RunningApplication.StartAsync(packs: VisitPacks.With(memory));
        string sent = Body("""{"page":"/","seconds":"7"}""");
        JsonElement explained = (await app.ExplainAsync(sent)).Json;
        explained.GetProperty("valid").GetBoolean().Should().BeFalse();
        explained.GetProperty("outcome").ToString().Should().Be("""{"status":400,"code":"SP5009","reason":"invalid-event"}""");
        explained.GetProperty("findings").ToString().Should().Be((await app.PostAsync(sent)).Json.GetProperty("errors").ToString());
        explained.GetProperty("fix").ToString().Should().Be("""[{"op":"replace","path":"/seconds","value":7}]""");
        (await app.PostAsync(Body(explained.GetProperty("fixed").ToString()))).Status.Should().Be(204);
        memory.Records.Should().ContainSingle();
    }

    [Fact]
    public async Task A_place_in_the_events_text_is_a_place_in_the_body()
    {
        await using RunningApplication app = await RunningApplication.StartAsync(packs: VisitPacks.With(new MemoryHandler()));
        string sent = "{\"schema\":\"https://acme.org/visit\",\"version\":2,\n  \"event\":{\"page\":1,\n\"page\":2}}";
        JsonElement finding = (await app.ExplainAsync(sent)).Json.GetProperty("findings")[0];
        finding.ToString().Should().Be((await app.PostAsync(sent)).Json.GetProperty("errors")[0].ToString());
        finding.GetProperty("line").GetInt32().Should().Be(3);
    }

    [Fact]
    public async Task An_unknown_schema_is_answered_with_suggestions()
    {
        await using RunningApplication app = await RunningApplication.StartAsync(packs: VisitPacks.With(new MemoryHandler()));
        JsonElement explained = (await app.ExplainAsync(Body("{}", "https://acme.org/visits"))).Json;
        explained.GetProperty("schema").ValueKind.Should().Be(JsonValueKind.Null);
        explained.GetProperty("valid").ValueKind.Should().Be(JsonValueKind.Null);
        explained.GetProperty("outcome").GetProperty("code").GetString().Should().Be("SP5001");
        explained.GetProperty("suggestions").ToString().Should().Be("""["https://acme.org/visit"]""");
    }

    [Fact]
    public async Task A_schema_that_is_not_listed_is_judged_for_readers_only()
    {
        await using RunningApplication app = await RunningApplication.StartAsync(packs: VisitPacks.With(new MemoryHandler()),
            keys: [EventLogKey.OfToken("all", RunningApplication.Token), EventLogKey.OfToken("sender", "only-to-write") with { Scopes = EventLogScopes.Write }]);
        JsonElement explained = (await app.ExplainAsync(Body("{}", "acme.secret", 1))).Json;
        explained.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("code").GetString()).Should().Equal("SP5002", "SP5009");
        explained.GetProperty("outcome").ToString().Should().Be("""{"status":403,"code":"SP5002","reason":"not-allowed"}""");

        app.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "only-to-write");
        JsonElement hidden = (await app.ExplainAsync(Body("{}", "acme.secret", 1))).Json;
        hidden.GetProperty("findings").GetArrayLength().Should().Be(1);
        hidden.GetProperty("valid").ValueKind.Should().Be(JsonValueKind.Null);
        hidden.GetProperty("fix").ValueKind.Should().Be(JsonValueKind.Null);
        hidden.GetProperty("schema").GetProperty("pack").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_key_that_may_not_write_a_schema_learns_nothing_of_it()
    {
        await using RunningApplication app = await RunningApplication.StartAsync(packs: VisitPacks.With(new MemoryHandler()),
            keys: [EventLogKey.OfToken("sender", RunningApplication.Token) with { Schemas = ["acme.*"] }]);
        (await app.ExplainAsync(Body("{}"))).ShouldBeProblem(403, AccessDiagnostics.SchemaNotPermitted.Code);
    }

    [Theory]
    [InlineData("""{"schema":"https://acme.org/visit","event":{}}""", "application/json", 400, "SP5011")]
    [InlineData("""[{"schema":"https://acme.org/visit","version":2,"event":{}}]""", "application/json", 400, "SP5011")]
    [InlineData("""{"schema":"https://acme.org/visit","version":2,"event":{}}""", "application/x-ndjson", 400, "SP5011")]
    [InlineData("{", "application/json", 400, "SP5003")]
    [InlineData("{}", "text/plain", 415, "SP8005")]
    public async Task What_is_no_event_is_a_problem(string body, string contentType, int status, string code)
    {
        await using RunningApplication app = await RunningApplication.StartAsync(packs: VisitPacks.With(new MemoryHandler()));
        (await app.PostAsync(Encoding.UTF8.GetBytes(body), contentType, "/api/eventlog/explain")).ShouldBeProblem(status, code);
        app.Refusals.Should().BeEmpty("nothing was to be recorded");
    }

    [Fact]
    public async Task A_body_that_is_too_large_and_a_page_of_another_site_are_refused()
    {
        await using RunningApplication app = await RunningApplication.StartAsync(packs: VisitPacks.With(new MemoryHandler()), configure: options => options.MaxBodyBytes = 100);
        (await app.ExplainAsync(Body($$"""{"page":"{{new string('a', 100)}}"}"""))).ShouldBeProblem(413, "SP8006");
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/eventlog/explain") { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        (await app.SendAsync(request)).ShouldBeProblem(403, "SP8004");
        app.Client.DefaultRequestHeaders.Authorization = null;
        (await app.ExplainAsync(Body("{}"))).ShouldBeProblem(401, "SP8003");
    }

    [Fact]
    public async Task An_application_with_a_log_of_its_own_has_no_explanations()
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        (await app.ExplainAsync(Body("{}"))).ShouldBeProblem(404, "SP8008");
    }
}
