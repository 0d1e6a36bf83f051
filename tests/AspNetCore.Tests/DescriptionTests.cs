using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using SchemaPacks.Configuration;
using SchemaPacks.Describing;
using SchemaPacks.Handlers;
using SchemaPacks.JsonSchema;
using SchemaPacks.Tests.Fakes;

namespace SchemaPacks.Tests;

public sealed class DescriptionTests
{
    private const string Address = "/openapi/v1.json";

    private static Task<RunningApplication> StartAsync(Action<SchemaPacksBuilder>? packs = null, string? description = null) => RunningApplication.StartAsync(
        packs: packs ?? VisitPacks.With(new MemoryHandler()), map: app => app.MapEventLogDescription(description ?? Address));

    [Fact]
    public async Task The_description_is_OpenAPI_3_1_as_others_read_it()
    {
        await using RunningApplication app = await StartAsync();
        Answer answer = await app.GetAsync(Address);
        answer.Status.Should().Be(200);
        using var text = new MemoryStream(Encoding.UTF8.GetBytes(answer.Body));
        ReadResult read = await OpenApiDocument.LoadAsync(text, "json", cancellationToken: TestContext.Current.CancellationToken);
        read.Diagnostic!.Errors.Should().BeEmpty();
        read.Diagnostic.Warnings.Should().BeEmpty();
        read.Diagnostic.SpecificationVersion.Should().Be(OpenApiSpecVersion.OpenApi3_1);
        read.Document!.Validate(ValidationRuleSet.GetDefaultRuleSet()).Should().BeEmpty();
        read.Document!.Paths!.SelectMany(path => path.Value.Operations!).Select(operation => operation.Value.OperationId).Should().OnlyHaveUniqueItems().And.NotContainNulls();
    }

    [Fact]
    public async Task Every_address_that_can_be_mapped_is_described_and_nothing_else()
    {
        await using RunningApplication app = await RunningApplication.StartAsync(packs: VisitPacks.With(new MemoryHandler()), map: MapAllElse);
        string[] mapped = [.. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText != "/broken")
            .SelectMany(ApiTemplate.Descriptions, (endpoint, described) => (described, methods: endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]))
            .SelectMany(pair => pair.methods, (pair, method) => $"{method} {pair.described.Address}").Distinct()];
        JsonElement paths = (await app.GetAsync(Address)).Json.GetProperty("paths");
        string[] described = [.. paths.EnumerateObject().SelectMany(path => path.Value.EnumerateObject(), (path, operation) => $"{operation.Name.ToUpperInvariant()} {path.Name}")];
        described.Should().BeEquivalentTo(mapped, "src/AspNetCore/Describing/openapi.json describes each address: add what is new there");
    }

    // Whatever the package can map and the application of tests has not mapped.
    private static void MapAllElse(WebApplication app)
    {
        string[] mapped = ["MapEventLog", "MapSchemaRegistry", "MapDiagnosticPages", "MapHealth"];
        foreach (MethodInfo map in typeof(SchemaPacksEndpoints).Assembly.GetExportedTypes().SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static)))
            if (map.Name.StartsWith("Map", StringComparison.Ordinal) && !mapped.Contains(map.Name) && map.GetParameters()[0].ParameterType == typeof(IEndpointRouteBuilder))
                map.Invoke(null, [app, .. map.GetParameters().Skip(1).Select(parameter => parameter.DefaultValue)]);
    }

    [Fact]
    public async Task Each_loaded_schema_is_an_event_that_may_be_posted_with_an_example_that_is_recorded()
    {
        var memory = new MemoryHandler();
        await using RunningApplication app = await StartAsync(VisitPacks.With(memory));
        JsonElement description = (await app.GetAsync(Address)).Json;
        JsonElement components = description.GetProperty("components").GetProperty("schemas");
        components.GetProperty("Envelope").GetProperty("oneOf").EnumerateArray().Select(variant => variant.GetProperty("$ref").GetString()).Should().Equal(
            "#/components/schemas/acme.secret.1.envelope", "#/components/schemas/acme.org_visit.1.envelope", "#/components/schemas/acme.org_visit.2.envelope");
        JsonElement visit = components.GetProperty("acme.org_visit.2");
        visit.GetProperty("properties").GetProperty("seconds").GetProperty("minimum").GetInt32().Should().Be(0);
        visit.GetProperty("properties").GetProperty("user").GetProperty("x-categories")[0].GetString().Should().Be("example.org/user");
        visit.TryGetProperty("$id", out _).Should().BeFalse();

        JsonElement examples = description.GetProperty("paths").GetProperty("/api/eventlog").GetProperty("post").GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("examples");
        foreach (string name in (string[])["acme.org_visit.1", "acme.org_visit.2"])
            (await app.PostAsync(examples.GetProperty(name).GetProperty("value").GetRawText())).Status.Should().Be(204);
        memory.Records.Should().HaveCount(2);
        examples.GetProperty("acme.secret.1").GetProperty("summary").GetString().Should().Be("Something else, version 1");
    }

    [Fact]
    public async Task A_described_envelope_takes_what_the_log_takes_and_refuses_what_it_refuses()
    {
        await using RunningApplication app = await StartAsync();
        string body = (await app.GetAsync(Address)).Body;
        using JsonDocument whole = JsonDocument.Parse(body.Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal));
        string schema = $$"""{"$schema":"https://json-schema.org/draft/2020-12/schema","$ref":"#/$defs/Envelope","$defs":{{whole.RootElement.GetProperty("components").GetProperty("schemas").GetRawText()}}}""";
        JsonSchemaValidator validator = SchemaCompiler.Compile(new SchemaDocument(new Uri("schema:///"), JsonDocument.Parse(schema).RootElement)).Validator!;
        foreach ((string json, bool isValid) in ((string, bool)[])[
            ("""{"schema":"https://acme.org/visit","version":2,"event":{"page":"/","seconds":1}}""", true),
            ("""{"schema":"https://acme.org/visit","version":"2","event":{"page":"/","seconds":1},"id":"7"}""", true),
            ("""{"schema":"https://acme.org/visit","version":2,"event":{"page":"/"}}""", false),
            ("""{"schema":"https://acme.org/visit","version":2,"event":{"page":"/","seconds":1},"more":1}""", false)])
        {
            validator.IsValid(Encoding.UTF8.GetBytes(json)).Should().Be(isValid, json);
            (await app.PostAsync(json)).Status.Should().Be(isValid ? 204 : 400);
        }
    }

    [Fact]
    public async Task The_description_follows_the_registry_and_is_kept_by_readers_meanwhile()
    {
        string folder = Directory.CreateTempSubdirectory("description-").FullName;
        try
        {
            string pack = Directory.CreateDirectory(Path.Combine(folder, "Acme")).FullName;
            await File.WriteAllTextAsync(Path.Combine(pack, "visit.yaml"), VisitPacks.First, TestContext.Current.CancellationToken);
            await using RunningApplication app = await StartAsync(packs => packs.FromFolder(folder).WriteTo("memory", new MemoryHandler()));
            Answer first = await app.GetAsync(Address);
            (await AgainAsync(app, first)).Status.Should().Be(304);
            await File.WriteAllTextAsync(Path.Combine(pack, "visit.yaml"), VisitPacks.Second, TestContext.Current.CancellationToken);
            await app.Services.GetRequiredService<IEventSchemaRegistry>().ReloadAsync(TestContext.Current.CancellationToken);
            Answer second = await AgainAsync(app, first);
            second.Status.Should().Be(200);
            second.Json.GetProperty("components").GetProperty("schemas").TryGetProperty("acme.org_visit.2", out _).Should().BeTrue();
            second.Json.GetProperty("components").GetProperty("schemas").TryGetProperty("acme.org_visit.1", out _).Should().BeFalse();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task<Answer> AgainAsync(RunningApplication app, Answer known)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Address);
        request.Headers.TryAddWithoutValidation("If-None-Match", known.Headers["ETag"]);
        return app.SendAsync(request);
    }

    [Fact]
    public async Task It_describes_what_is_asked_for_below_the_path_base_and_at_addresses_of_ones_own()
    {
        await using RunningApplication app = await StartAsync(description: "/about");
        JsonElement description = (await app.GetAsync("/base/about?q=else")).Json;
        description.GetProperty("components").GetProperty("schemas").GetProperty("Envelope").GetProperty("oneOf").GetArrayLength().Should().Be(1);
        description.GetProperty("servers")[0].GetProperty("url").GetString().Should().Be("/base");
        description.GetProperty("paths").TryGetProperty("/about", out _).Should().BeTrue();
        (await app.GetAsync("/about?limit=none")).ShouldBeProblem(400, "SP8010");
        app.Client.DefaultRequestHeaders.Authorization = null;
        (await app.GetAsync("/about")).ShouldBeProblem(401, "SP8003");
    }

    [Theory]
    [InlineData("""{"$id":"a","version":1,"$schema":"x","type":"object","properties":{"version":{"type":"string"},"a":{"$ref":"#/definitions/b"}},"definitions":{"b":{"type":"integer"}}}""",
        """{"type":"object","properties":{"version":{"type":"string"},"a":{"$ref":"#/components/schemas/x/definitions/b"}},"definitions":{"b":{"type":"integer"}}}""")]
    [InlineData("""{"items":[{"type":"string"}],"additionalItems":false}""", """{"prefixItems":[{"type":"string"}],"items":false}""")]
    [InlineData("""{"minimum":1,"exclusiveMinimum":true,"maximum":5,"exclusiveMaximum":false}""", """{"exclusiveMinimum":1,"maximum":5}""")]
    [InlineData("""{"minimum":1,"exclusiveMinimum":2}""", """{"minimum":1,"exclusiveMinimum":2}""")]
    [InlineData("""{"properties":{"a":{"$ref":"other"},"b":{"$ref":"unknown","title":"B"},"c":true}}""", """{"properties":{"a":{"$ref":"#/components/schemas/other.1"},"b":{"title":"B"},"c":true}}""")]
    [InlineData("""{"properties":{"categories":{"enum":["a"],"categories":["b"]}},"categories":["c"]}""", """{"properties":{"categories":{"enum":["a"],"x-categories":["b"]}},"x-categories":["c"]}""")]
    public void Schemas_of_older_dialects_are_spelled_as_OpenAPI_reads_them(string written, string described) =>
        new DescribedSchema("x", reference => reference == "other" ? "other.1" : null).Of(System.Text.Json.Nodes.JsonNode.Parse(written))!.ToJsonString().Should().Be(described);

    [Fact]
    public void Names_of_components_are_unique_whatever_ids_are()
    {
        var names = new ComponentNames(["Envelope"]);
        names.Of(new SchemaKey("https://acme.org/a", 1)).Should().Be("acme.org_a.1");
        names.Of(new SchemaKey("acme.org/A", 1)).Should().Be("acme.org_A.1_2");
        names.Of(new SchemaKey("ünïcode id", 1)).Should().Be("_n_code_id.1");
        names.Of(new SchemaKey("acme.org_a", SchemaVersion.Parse("1.2"))).Should().Be("acme.org_a.1.2");
    }
}
