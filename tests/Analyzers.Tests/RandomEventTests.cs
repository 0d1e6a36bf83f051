using System.Reflection;
using SchemaPacks.Compiling;
using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Tests.Analyzers;

/// <summary>Events made from the generated types with random members: the validator finds nothing but what the documentation leaves to it.</summary>
public sealed class RandomEventTests
{
    private const int Events = 200; // for each schema

    private static readonly string Formats = """
        $id: https://acme.example/formats
        version: 1
        properties:
          date: { type: string, format: date, categories: [] }
          time: { type: string, format: time, categories: [] }
          moment: { type: string, format: date-time, categories: [] }
          address: { type: string, format: uri, categories: [] }
          id: { type: string, format: uuid, categories: [] }
          ratio: { type: number, categories: [] }
          price: { type: number, multipleOf: 0.0000000000000000000000000001, categories: [] }
          count: { type: integer, categories: [] }
          large: { type: integer, minimum: 0, maximum: 18446744073709551615, categories: [] }
          small: { type: integer, minimum: -2147483648, maximum: 2147483647, categories: [] }
          text: { type: string, categories: [] }
        required: [date, time, moment, address, id, ratio, price, count, large, small, text]
        additionalProperties: false
        """;

    public static TheoryData<string> SamplePacks => [.. Checkout.SamplePacks];

    public static TheoryData<string> Cases => GeneratingCaseTests.Cases;

    [Theory]
    [MemberData(nameof(SamplePacks))]
    public Task Events_of_a_sample_pack_satisfy_its_schemas(string name) => CheckAsync(GeneratingCaseTests.SamplePack(name));

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Events_of_a_case_satisfy_its_schemas(string name) =>
        CheckAsync(new PackProject { Schemas = Checkout.Schemas(Path.Combine(Checkout.Cases, name, "Schemas")) });

    // 2019-09 knows uuid, and its formats assert where the option says so.
    [Theory]
    [InlineData("http://json-schema.org/draft-07/schema#")]
    [InlineData("https://json-schema.org/draft/2019-09/schema")]
    public async Task Every_value_of_a_type_for_a_format_is_in_the_format(string dialect)
    {
        var project = new PackProject { Schemas = [new SchemaFile("formats.yaml", $"$schema: {dialect}\n{Formats}")] };
        Assembly assembly = project.Build();
        JsonSchema.JsonSchemaValidator validator = await ValidatorAsync(project, new SchemaKey("https://acme.example/formats", 1));
        var random = new RandomEvents(new Random(1));
        for (int i = 0; i < 2_000; i++)
        {
            byte[] utf8 = random.Utf8Of(assembly.GetType("Acme.Events.Formats")!);
            validator.Evaluate(utf8).Findings.Select(finding => $"{finding.Message} in {System.Text.Encoding.UTF8.GetString(utf8)}").Should().BeEmpty();
        }
    }

    private static async Task CheckAsync(PackProject project)
    {
        Assembly assembly = project.Build();
        RegistrySnapshot registry = await LoadAsync(project);
        var random = new RandomEvents(new Random(1));
        int types = 0;
        foreach (Type type in assembly.GetExportedTypes().Where(type => type.GetProperty("SchemaKey") is not null))
        {
            types++;
            if (registry.Find((SchemaKey)type.GetProperty("SchemaKey")!.GetValue(null)!) is not { } schema)
                continue; // refers to a pack that is not here
            for (int i = 0; i < Events; i++)
                EventJudge.Faults(schema.Validator, random.Utf8Of(type)).Should().BeEmpty();
        }

        types.Should().Be(project.Generate().Count);
    }

    private static Task<RegistrySnapshot> LoadAsync(PackProject project) => new RegistryLoader(new SchemaRegistryOptions
    {
        Sources = [PackSource.Documents("pack", [.. project.Schemas.Select(schema => (schema.Path, schema.Text))])],
    }).LoadAsync(cancellationToken: TestContext.Current.CancellationToken);

    private static async Task<JsonSchema.JsonSchemaValidator> ValidatorAsync(PackProject project, SchemaKey key)
    {
        CompiledSchema schema = (await LoadAsync(project)).Find(key)!;
        JsonSchema.SchemaCompilation compilation = JsonSchema.SchemaCompiler.Compile(
            new JsonSchema.SchemaDocument(new Uri("schemapacks:///test"), System.Text.Json.JsonDocument.Parse(schema.CanonicalJson).RootElement), null, new JsonSchema.SchemaOptions { AssertFormats = true });
        return compilation.Validator!;
    }
}
