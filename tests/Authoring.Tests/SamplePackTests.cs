using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SchemaPacks.Compiling;
using SchemaPacks.JsonSchema;
using SchemaPacks.Plugins;
using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Tests.Authoring;

/// <summary>The packs under <c>plugins</c>, read from the assemblies that the build made, and their example events.</summary>
public sealed class SamplePackTests
{
    // The one pack with code is trusted, as if somebody had signed it.
    private static readonly Lazy<Task<RegistrySnapshot>> Registry = new(() => new RegistryLoader(new SchemaRegistryOptions
    {
        Sources = [.. Checkout.SamplePacks.Select(pack => PackSource.Pack(Checkout.SamplePack(pack.Name)))],
        Strict = true,
        Code = new CodePackOptions { Trusted = [new TrustedCodePack { Id = "Places", Signer = "somebody" }], SignerOf = _ => "somebody" },
    }).LoadAsync());

    public static TheoryData<string> Valid => Examples("valid");

    public static TheoryData<string> Invalid => Examples("invalid");

    [Fact]
    public async Task The_sample_packs_load_without_a_complaint()
    {
        RegistrySnapshot registry = await Registry.Value;

        registry.Complaints().Should().BeEmpty();
        registry.Schemas.Select(schema => schema.Key.ToString()).Should().Equal(
            "eventlogging.jupyter.org/jupyter_server/contentsmanager-actions@1",
            "https://events.jupyter.org/jupyter_server/contents_service/v1@1",
            "https://events.jupyter.org/jupyter_server/gateway_client/v1@1",
            "https://events.jupyter.org/jupyter_server/kernel_actions/v1@1",
            "https://example.jupyter.org/client-event@1",
            "https://example.jupyter.org/page-view@2",
            "https://example.jupyter.org/survey-answer@1.0",
            "https://example.org/deliveries/delivered@1",
            "https://example.org/places/position@1",
            "hub.jupyter.org/server-action@1");
    }

    [Fact]
    public async Task The_seed_example_is_one_pack_of_three_files_in_two_folders()
    {
        SchemaPack pack = (await Registry.Value).Packs.Single(pack => pack.Name == "ClientEvents");
        pack.ResourceNamespaces.Should().Equal("ClientEvents.Schemas", "ClientEvents.Extras");
        BuiltPack.Read(pack.Path).Resources.Should().Equal(
            "ClientEvents.Extras.extra_schema.yaml", "ClientEvents.Schemas.schema1.yaml", "ClientEvents.Schemas.schema2.yaml");
    }

    [Theory]
    [InlineData("""{"cell":"u4pruydqqvj"}""", """{"cell":"u4pruydqqvj","region":"u4p"}""")]
    [InlineData("""{"cell":"u4"}""", """{"cell":"u4"}""")]
    [InlineData("""{"cell":7}""", """{"cell":7}""")]
    [InlineData("{}", "{}")]
    public async Task The_sample_code_pack_adds_a_region_where_there_is_a_cell(string given, string modified)
    {
        ModulePart<IEventModifier> region = (await Registry.Value).Modules.Modifiers.Single();
        region.Name.Should().Be("Places/region");
        JsonObject properties = JsonNode.Parse(given)!.AsObject();
        region.Instance.Modify(new SchemaKey("https://example.org/places/position", 1), properties);
        properties.ToJsonString().Should().Be(modified);
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public async Task A_valid_example_satisfies_its_schema(string file)
    {
        SchemaVerdict verdict = await JudgeAsync(Read(file));
        verdict.Findings.Should().BeEmpty();
        verdict.IsValid.Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public async Task An_invalid_example_breaks_the_keyword_that_it_names_and_no_other(string file)
    {
        JsonElement example = Read(file);
        SchemaVerdict verdict = await JudgeAsync(example.GetProperty("envelope"));

        JsonElement expected = example.GetProperty("expected");
        verdict.Findings.Select(finding => (finding.Keyword, finding.InstancePointer))
            .Should().Equal((expected.GetProperty("keyword").GetString()!, expected.GetProperty("pointer").GetString()!));
    }

    [Fact]
    public async Task Every_schema_has_an_example_of_both_kinds()
    {
        string[] ids = [.. (await Registry.Value).SchemaIds];
        Valid.Select(row => Read(row).GetProperty("schema").GetString()).Distinct().Should().BeEquivalentTo(ids);
        Invalid.Select(row => Read(row).GetProperty("envelope").GetProperty("schema").GetString()).Distinct().Should().BeEquivalentTo(ids);
    }

    private static async Task<SchemaVerdict> JudgeAsync(JsonElement envelope)
    {
        envelope.EnumerateObject().Select(property => property.Name).Should().Equal("schema", "version", "event");
        SchemaKey key = new(envelope.GetProperty("schema").GetString()!, SchemaVersion.Parse(envelope.GetProperty("version").ToString()));
        CompiledSchema schema = (await Registry.Value).Find(key) ?? throw new KeyNotFoundException($"no sample pack has {key}");
        return schema.Validator.Evaluate(Encoding.UTF8.GetBytes(envelope.GetProperty("event").GetRawText()));
    }

    private static TheoryData<string> Examples(string kind) =>
    [
        .. Checkout.SamplePacks.SelectMany(pack => Directory.EnumerateFiles(Path.Combine(pack.Folder, "examples", kind)))
            .Select(file => Path.GetRelativePath(Checkout.Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    private static JsonElement Read(string file) =>
        JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(Path.Combine(Checkout.Root, file)), JsonSerializerOptions.Strict);
}
