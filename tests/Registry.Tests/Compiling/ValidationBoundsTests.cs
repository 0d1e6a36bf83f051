using SchemaPacks.JsonSchema;
using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Tests.Compiling;

/// <summary>The validator's bounds are those that the registry was given.</summary>
public sealed class ValidationBoundsTests
{
    private const string Schema = "$id: acme.event\nversion: 1\nproperties:\n  a: { type: string, pattern: 'abc', categories: [] }\n";

    [Fact]
    public async Task A_schema_of_too_many_parts_is_refused_with_SP3014()
    {
        (await Load(SchemaOptions.Default)).Findings.Should().BeEmpty();
        (await Load(new SchemaOptions { MaxSchemaNodes = 1 })).Findings.Should().ContainSingle().Which.Code.Should().Be("SP3014");
    }

    [Fact]
    public async Task A_pattern_over_the_limit_is_refused_with_SP3013() =>
        (await Load(new SchemaOptions { MaxPatternLength = 2 })).Findings.Should().ContainSingle().Which.Code.Should().Be("SP3013");

    private static Task<RegistrySnapshot> Load(SchemaOptions validation) =>
        new RegistryLoader(new SchemaRegistryOptions { Sources = [PackSource.Documents("Acme", ("event.yaml", Schema))], Validation = validation })
            .LoadAsync(cancellationToken: TestContext.Current.CancellationToken);
}
