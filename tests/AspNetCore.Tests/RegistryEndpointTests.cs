using System.Text.Json;
using SchemaPacks.Tests.Fakes;

namespace SchemaPacks.Tests;

public sealed class RegistryEndpointTests
{
    private static readonly string[] Ids =
        ["hub.jupyter.org/server-action", "https://example.org/a", "a%2Fb", "100%25", "with space?and#more", "ünïcode", "by-id", "a+b", "..", "a\\b"];

    private static WrittenRevision Registry() => new(3,
        [.. Ids.Select(id => new WrittenSchema(id, "1", $"{{\"$id\":{JsonSerializer.Serialize(id)}}}", "# as written\n$id: x\n")),
            new WrittenSchema("hub.jupyter.org/server-action", "1.2", "{\"a\":1}", "a: 1 # as written\n")]);

    public static TheoryData<string> AllIds => [.. Ids];

    [Theory]
    [MemberData(nameof(AllIds))]
    public async Task Every_id_has_an_address_percent_encoded_whole(string id)
    {
        await using RunningApplication app = await RunningApplication.StartAsync(Registry());
        JsonElement listed = (await app.GetAsync("/api/schemas")).Json.GetProperty("schemas").EnumerateArray()
            .First(schema => schema.GetProperty("id").GetString() == id);
        string href = listed.GetProperty("href").GetString()!;
        href.Should().Be($"/api/schemas/{Uri.EscapeDataString(id)}/1");
        if (id == "..")
            return; // a client folds it away before it sends it: such an id is asked for by query, below

        JsonDocument.Parse((await app.GetAsync(href)).Body).RootElement.GetProperty("$id").GetString().Should().Be(id);
    }

    [Theory]
    [MemberData(nameof(AllIds))]
    public async Task Every_id_can_be_asked_for_by_query(string id)
    {
        await using RunningApplication app = await RunningApplication.StartAsync(Registry());
        Answer answer = await app.GetAsync($"/api/schemas/by-id?id={Uri.EscapeDataString(id)}&version=1");
        answer.Json.GetProperty("$id").GetString().Should().Be(id);
    }

    [Fact]
    public async Task Encoded_and_doubly_encoded_ids_are_two_ids()
    {
        await using RunningApplication app = await RunningApplication.StartAsync(Registry());
        (await app.GetAsync("/api/schemas/a%252Fb/1")).Status.Should().Be(200);
        (await app.GetAsync("/api/schemas/a%2Fb/1")).ShouldBeProblem(404, "SP5001");
        (await app.GetAsync("/API/Schemas/hub.jupyter.org%2fserver-action/1")).Status.Should().Be(200);
        (await app.GetAsync("/base/api/schemas/hub.jupyter.org%2Fserver-action/1")).Status.Should().Be(200);
    }

    [Fact]
    public async Task All_versions_of_an_id_are_listed()
    {
        await using RunningApplication app = await RunningApplication.StartAsync(Registry());
        foreach (string address in new[] { "/base/api/schemas/hub.jupyter.org%2Fserver-action", "/base/api/schemas/by-id?id=hub.jupyter.org/server-action" })
        {
            JsonElement[] schemas = [.. (await app.GetAsync(address)).Json.GetProperty("schemas").EnumerateArray()];
            schemas.Select(schema => schema.GetProperty("version").GetString()).Should().Equal("1", "1.2");
            schemas[1].GetProperty("title").GetString().Should().Be("A title");
            schemas[1].GetProperty("origins")[0].GetProperty("pack").GetString().Should().Be("Sample");
            schemas[1].GetProperty("origins")[0].GetProperty("package").GetProperty("id").GetString().Should().Be("Acme.Sample");
            schemas[1].GetProperty("href").GetString().Should().Be("/base/api/schemas/hub.jupyter.org%2Fserver-action/1.2");
        }
    }

    [Theory]
    [InlineData("/api/schemas/hub.jupyter.org/server-action/1", "SP8008", 404)]
    [InlineData("/api/schemas/hub.jupyter.org%2Fserver-action/9", "SP5001", 404)]
    [InlineData("/api/schemas/hub.jupyter.org%2Fserver-action/latest", "SP5001", 404)]
    [InlineData("/api/schemas/acme.unknown/1", "SP5001", 404)]
    [InlineData("/api/schemas/acme.unknown", "SP5001", 404)]
    [InlineData("/api/schemas/by-id", "SP8010", 400)]
    [InlineData("/api/schemas/by-id?id=a&id=b", "SP8010", 400)]
    [InlineData("/api/schemas/by-id?id=by-id&version=1&format=toml", "SP8010", 400)]
    [InlineData("/api/schemas/by-id?id=by-id&version=1&format=1", "SP8010", 400)]
    [InlineData("/api/nothing", "SP8008", 404)]
    public async Task What_is_not_there_is_a_problem(string address, string code, int status)
    {
        await using RunningApplication app = await RunningApplication.StartAsync(Registry());
        (await app.GetAsync(address)).ShouldBeProblem(status, code);
        (await app.GetAsync("/base" + address)).ShouldBeProblem(status, code, "/base");
    }

    [Theory]
    [InlineData(null, "", "application/schema+json", """{"a":1}""")]
    [InlineData("*/*", "", "application/schema+json", """{"a":1}""")]
    [InlineData("text/html", "", "application/schema+json", """{"a":1}""")]
    [InlineData("application/yaml", "", "application/yaml", "a: 1 # as written\n")]
    [InlineData("text/yaml, */*;q=0.1", "", "application/yaml", "a: 1 # as written\n")]
    [InlineData("application/json;q=0.5, application/yaml;q=0.4", "", "application/schema+json", """{"a":1}""")]
    [InlineData("application/yaml", "?format=json", "application/schema+json", """{"a":1}""")]
    [InlineData(null, "?format=yaml", "application/yaml", "a: 1 # as written\n")]
    [InlineData(null, "?format=pretty", "application/schema+json", "{\n  \"a\": 1\n}\n")]
    public async Task A_schema_is_served_as_json_or_as_it_was_written(string? accept, string query, string contentType, string body)
    {
        await using RunningApplication app = await RunningApplication.StartAsync(Registry());
        Answer answer = await app.GetAsync($"/api/schemas/hub.jupyter.org%2Fserver-action/1.2{query}", accept);
        answer.Status.Should().Be(200);
        answer.ContentType.Should().Be(contentType);
        answer.Body.Should().Be(body);
        answer.Headers["Vary"].Should().Be("Accept");
        answer.Headers["X-Content-Type-Options"].Should().Be("nosniff");
    }

    [Fact]
    public async Task A_reader_that_has_a_schema_gets_304()
    {
        await using RunningApplication app = await RunningApplication.StartAsync(Registry());
        const string Address = "/api/schemas/hub.jupyter.org%2Fserver-action/1.2";
        Answer first = await app.GetAsync(Address);
        string tag = first.Headers["ETag"];
        tag.Should().Be($"\"{new WrittenSchema("a", "1", first.Body, "").ContentHash}\"", "the tag is the content's hash");
        var again = new HttpRequestMessage(HttpMethod.Get, Address);
        again.Headers.TryAddWithoutValidation("If-None-Match", tag);
        Answer second = await app.SendAsync(again);
        second.Status.Should().Be(304);
        second.Body.Should().BeEmpty();

        var other = new HttpRequestMessage(HttpMethod.Get, Address + "?format=yaml");
        other.Headers.TryAddWithoutValidation("If-None-Match", tag);
        (await app.SendAsync(other)).Status.Should().Be(200, "another form is another content");
    }

    [Fact]
    public async Task The_registry_shows_packs_schemas_and_findings_and_no_folders()
    {
        await using RunningApplication app = await RunningApplication.StartAsync(Registry());
        Answer answer = await app.GetAsync("/api/registry");
        JsonElement json = answer.Json;
        json.GetProperty("revision").GetInt32().Should().Be(3);
        json.GetProperty("digest").GetString().Should().Be("sha256:0000");
        json.GetProperty("loadedAt").GetString().Should().Be("1970-01-01T00:00:00Z");
        JsonElement pack = json.GetProperty("packs")[0];
        pack.GetProperty("name").GetString().Should().Be("Sample");
        pack.GetProperty("sha512").GetString().Should().Be("00ff");
        $"{pack.GetProperty("package").GetProperty("id")} {pack.GetProperty("package").GetProperty("version")}".Should().Be("Acme.Sample 1.2.3");
        pack.GetProperty("feed").GetString().Should().Be("feed");
        pack.GetProperty("hasModule").GetBoolean().Should().BeTrue();
        pack.GetProperty("schemas").GetArrayLength().Should().Be(Ids.Length + 1);
        pack.GetProperty("schemas")[0].GetProperty("hash").GetString().Should().StartWith("sha256:");
        JsonElement finding = json.GetProperty("findings")[0];
        finding.GetProperty("code").GetString().Should().Be("SP1002");
        finding.GetProperty("severity").GetString().Should().Be("error");
        finding.GetProperty("pack").GetString().Should().Be("notes.dll");
        finding.GetProperty("type").GetString().Should().Be("/docs/diagnostics/SP1002");
        answer.Body.Should().NotContain("/opt/packs");
    }

    [Theory]
    [InlineData("/api/registry")]
    [InlineData("/api/schemas")]
    [InlineData("/api/schemas/by-id?id=by-id")]
    [InlineData("/api/schemas/by-id/1")]
    [InlineData("/nothing/here")]
    public async Task Readers_need_the_token_too(string address)
    {
        await using RunningApplication app = await RunningApplication.StartAsync(Registry());
        app.Client.DefaultRequestHeaders.Authorization = null;
        (await app.GetAsync(address)).ShouldBeProblem(401, "SP8003");
    }
}
