using System.Text.Json;
using SchemaPacks.Handlers;
using SchemaPacks.Tests.Fakes;

namespace SchemaPacks.Tests;

public sealed class SchemaSearchTests
{
    private static Task<RunningApplication> StartAsync() => RunningApplication.StartAsync(packs: VisitPacks.With(new MemoryHandler()));

    private static IEnumerable<string> Keys(Answer answer) =>
        answer.Json.GetProperty("schemas").EnumerateArray().Select(schema => $"{schema.GetProperty("id").GetString()}@{schema.GetProperty("version").GetString()}");

    [Theory]
    [InlineData("", "acme.secret@1 https://acme.org/visit@1 https://acme.org/visit@2")]
    [InlineData("?q=VISIT", "https://acme.org/visit@1 https://acme.org/visit@2")]
    [InlineData("?q=else+something", "acme.secret@1")]
    [InlineData("?q=something+visit", "")]
    [InlineData("?namespace=https://acme.org/", "https://acme.org/visit@1 https://acme.org/visit@2")]
    [InlineData("?namespace=acme.&q=", "acme.secret@1")]
    [InlineData("?pack=Application", "acme.secret@1 https://acme.org/visit@1 https://acme.org/visit@2")]
    [InlineData("?pack=Other", "")]
    [InlineData("?after=acme.secret@1", "https://acme.org/visit@1 https://acme.org/visit@2")]
    [InlineData("?limit=2", "acme.secret@1 https://acme.org/visit@1")]
    public async Task Schemas_are_searched_by_words_namespace_and_pack(string query, string keys)
    {
        await using RunningApplication app = await StartAsync();
        Keys(await app.GetAsync($"/api/schemas{query}")).Should().Equal(keys.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("?q=basket", "shop.order@2")]
    [InlineData("?q=PRICE+order", "shop.order@2")]
    [InlineData("?q=street", "shop.order@2")]
    [InlineData("?owner=Web+Team", "shop.order@2 shop.visit@1")]
    [InlineData("?owner=nobody", "")]
    [InlineData("?deprecated=true", "shop.order@1")]
    [InlineData("?deprecated=false&owner=web+team", "shop.order@2 shop.visit@1")]
    public async Task Schemas_are_searched_by_names_of_properties_owner_and_whether_they_are_deprecated(string query, string keys)
    {
        await using RunningApplication app = await RunningApplication.StartAsync(packs: packs => packs
            .FromDocument("old.yaml", "$id: shop.order\nversion: 1\ndeprecated: true\nproperties: {}\n")
            .FromDocument("new.yaml", """
                $schema: https://json-schema.org/draft/2020-12/schema
                $id: shop.order
                version: 2
                owner: Web team
                type: object
                properties:
                  basket:
                    type: array
                    categories: [unrestricted]
                    items: { type: object, properties: { price: { type: number, categories: [unrestricted] } } }
                  to: { $ref: "#/$defs/address", categories: [unrestricted] }
                $defs:
                  address: { type: object, properties: { street: { type: string, categories: [unrestricted] } } }
                """)
            .FromDocument("visit.yaml", "$id: shop.visit\nversion: 1\nowner: web team\nproperties:\n  page: { type: string, categories: [unrestricted] }\n"));
        Answer answer = await app.GetAsync($"/api/schemas{query}");
        Keys(answer).Should().Equal(keys.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (query == "?q=basket")
        {
            JsonElement found = answer.Json.GetProperty("schemas")[0];
            (found.GetProperty("owner").GetString(), found.GetProperty("deprecated").GetBoolean()).Should().Be(("Web team", false));
            found.GetProperty("properties").EnumerateArray().Select(name => name.GetString()).Should().BeEquivalentTo("basket", "to", "price", "street");
        }
    }

    [Fact]
    public async Task Pages_follow_each_other_by_their_links()
    {
        await using RunningApplication app = await StartAsync();
        List<string> seen = [];
        string? address = "/base/api/schemas?limit=1&q=s";
        while (address is not null && seen.Count < 10)
        {
            Answer answer = await app.GetAsync(address);
            seen.AddRange(Keys(answer));
            address = answer.Json.TryGetProperty("next", out JsonElement next) ? next.GetString() : null;
            answer.Headers.GetValueOrDefault("Link").Should().Be(address is null ? null : $"<{address}>; rel=\"next\"");
        }

        seen.Should().Equal("acme.secret@1", "https://acme.org/visit@1", "https://acme.org/visit@2");
        address.Should().BeNull();
    }

    [Fact]
    public async Task The_versions_of_one_id_are_paged_too_and_a_reader_that_has_a_page_gets_304()
    {
        await using RunningApplication app = await StartAsync();
        Answer answer = await app.GetAsync("/api/schemas/by-id?id=https://acme.org/visit&limit=1");
        Keys(answer).Should().Equal("https://acme.org/visit@1");
        Keys(await app.GetAsync(answer.Json.GetProperty("next").GetString()!)).Should().Equal("https://acme.org/visit@2");
        var again = new HttpRequestMessage(HttpMethod.Get, "/api/schemas/by-id?id=https://acme.org/visit&limit=1");
        again.Headers.TryAddWithoutValidation("If-None-Match", answer.Headers["ETag"]);
        (await app.SendAsync(again)).Status.Should().Be(304);
    }

    [Theory]
    [InlineData("?limit=0")]
    [InlineData("?limit=1001")]
    [InlineData("?limit=many")]
    [InlineData("?after=nothing")]
    [InlineData("?q=a&q=b")]
    [InlineData("?deprecated=perhaps")]
    [InlineData("?q=1+2+3+4+5+6+7+8+9+10+11+12+13+14+15+16+17")]
    public async Task A_query_that_makes_no_sense_is_a_problem(string query)
    {
        await using RunningApplication app = await StartAsync();
        (await app.GetAsync($"/api/schemas{query}")).ShouldBeProblem(400, "SP8010");
    }

    [Theory]
    [InlineData("/api/schemas/https%3A%2F%2Facme.org%2Fvisit/2/examples?count=2")]
    [InlineData("/api/schemas/examples?id=https://acme.org/visit&version=2&count=2")]
    public async Task Examples_are_those_of_the_author_and_made_ones_and_each_says_whether_it_fits(string address)
    {
        await using RunningApplication app = await StartAsync();
        Answer answer = await app.GetAsync(address);
        JsonElement[] examples = [.. answer.Json.GetProperty("examples").EnumerateArray()];
        examples.Select(example => (example.GetProperty("origin").GetString(), example.GetProperty("valid").GetBoolean()))
            .Should().Equal(("pack", true), ("generated", true), ("generated", true));
        JsonElement first = examples[0].GetProperty("event");
        (first.GetProperty("page").GetString(), first.GetProperty("seconds").GetInt32()).Should().Be(("/start", 3));
        foreach (JsonElement example in examples)
            (await app.PostAsync($$"""{"schema":"https://acme.org/visit","version":2,"event":{{example.GetProperty("event").GetRawText()}}}"""))
                .Status.Should().Be(example.GetProperty("valid").GetBoolean() ? 204 : 400);
        var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.TryAddWithoutValidation("If-None-Match", answer.Headers["ETag"]);
        (await app.SendAsync(again)).Status.Should().Be(304);
    }

    [Theory]
    [InlineData("/api/schemas/https%3A%2F%2Facme.org%2Fvisit/2/examples?count=21", 400, "SP8010")]
    [InlineData("/api/schemas/examples?id=https://acme.org/visit", 400, "SP8010")]
    [InlineData("/api/schemas/examples?id=https://acme.org/visit&version=7", 404, "SP5001")]
    [InlineData("/api/schemas/compare?id=acme.unknown", 404, "SP5001")]
    [InlineData("/api/schemas/compare?from=1&to=2", 400, "SP8010")]
    [InlineData("/api/schemas/acme.secret/compare", 404, "SP5001")]
    [InlineData("/api/schemas/https%3A%2F%2Facme.org%2Fvisit/compare?from=1&to=3", 404, "SP5001")]
    [InlineData("/api/schemas/https%3A%2F%2Facme.org%2Fvisit/compare?from=one&to=2", 404, "SP5001")]
    [InlineData("/api/schemas/https%3A%2F%2Facme.org%2Fvisit/compare?level=window", 400, "SP8010")]
    public async Task What_is_not_there_is_a_problem(string address, int status, string code)
    {
        await using RunningApplication app = await StartAsync();
        (await app.GetAsync(address)).ShouldBeProblem(status, code);
    }

    [Theory]
    [InlineData("/api/schemas/https%3A%2F%2Facme.org%2Fvisit/compare")]
    [InlineData("/api/schemas/https%3A%2F%2Facme.org%2Fvisit/compare?from=1&to=2&level=door")]
    [InlineData("/api/schemas/compare?id=https://acme.org/visit&from=1")]
    public async Task Two_versions_are_compared_as_the_command_diff_does(string address)
    {
        await using RunningApplication app = await StartAsync();
        JsonElement comparison = (await app.GetAsync(address)).Json;
        comparison.EnumerateObject().Select(member => member.Name).Should().Equal("backward", "forward", "findings", "bump");
        comparison.GetProperty("backward").GetProperty("verdict").GetString().Should().Be("breaking");
        comparison.GetProperty("backward").GetProperty("witness").ValueKind.Should().Be(JsonValueKind.Object);
        comparison.GetProperty("forward").GetProperty("verdict").GetString().Should().Be("compatible");
        comparison.GetProperty("findings")[0].GetProperty("code").GetString().Should().Be("required-property-added");
        comparison.GetProperty("bump").GetString().Should().Be("major");
    }

    [Fact]
    public async Task Packs_say_what_they_bring_and_what_is_wrong_with_them()
    {
        await using RunningApplication app = await RunningApplication.StartAsync(packs: packs => packs
            .FromDocument("visit", VisitPacks.Second).FromDocument("broken", "$id: acme.broken\nversion: 1\nproperties: { __a: {} }\n").WriteTo("memory", new MemoryHandler()));
        JsonElement pack = (await app.GetAsync("/api/packs")).Json.GetProperty("packs").EnumerateArray().Should().ContainSingle().Subject;
        pack.GetProperty("id").GetString().Should().Be("application");
        pack.GetProperty("mode").GetString().Should().Be("data");
        pack.GetProperty("signer").ValueKind.Should().Be(JsonValueKind.Null);
        pack.GetProperty("sha512").GetString().Should().HaveLength(128);
        pack.GetProperty("schemas").EnumerateArray().Select(schema => schema.GetProperty("id").GetString()).Should().Equal("https://acme.org/visit");
        pack.GetProperty("problems")[0].GetProperty("severity").GetString().Should().Be("error");
        pack.GetProperty("problems")[0].GetProperty("type").GetString().Should().StartWith("/docs/diagnostics/SP3");
    }

    [Fact]
    public async Task Packs_of_a_registry_of_ones_own_are_shown_without_folders_and_files_that_are_no_packs_apart()
    {
        await using RunningApplication app = await RunningApplication.StartAsync(new WrittenRevision(1));
        Answer answer = await app.GetAsync("/api/packs");
        JsonElement pack = answer.Json.GetProperty("packs")[0];
        pack.GetProperty("id").GetString().Should().Be("Acme.Sample");
        pack.GetProperty("source").GetString().Should().Be("feed");
        pack.GetProperty("problems").GetArrayLength().Should().Be(0);
        answer.Json.GetProperty("problems")[0].GetProperty("code").GetString().Should().Be("SP1002");
        answer.Body.Should().NotContain("/opt/packs");
    }
}
