using SchemaPacks.Compiling;
using SchemaPacks.JsonSchema;
using SchemaPacks.Scanning;
using SchemaPacks.Validating;

namespace SchemaPacks.Tests.Validating;

/// <summary>What a sender learns when the check of a format fails: that it is no fault of the event.</summary>
public sealed class FormatFailureTests
{
    [Fact]
    public async Task A_check_that_throws_refuses_the_event_with_SP5015_and_says_nothing_of_its_value()
    {
        var options = new SchemaRegistryOptions
        {
            Sources = [PackSource.Documents("Acme", ("place.yaml", "$id: acme.place\nversion: 1\nproperties:\n  cell: { format: cell, categories: [unrestricted] }\n"))],
            Validation = new SchemaOptions
            {
                Formats = new Dictionary<string, FormatCheck> { ["cell"] = _ => throw new InvalidOperationException("u4pruyd") },
            },
        };
        using var registry = new SchemaRegistry(options);
        CompiledSchema schema = (await registry.LoadAsync(TestContext.Current.CancellationToken)).Find(new SchemaKey("acme.place", 1))!;

        EventValidator.TryAccept(schema, """{"cell":"u4pruyd"}"""u8.ToArray(), out EventOutcome refusal).Should().BeFalse();

        refusal.Status.Should().Be(EventStatus.Failed);
        refusal.ToString().Should().Contain("SP5015").And.Contain("'cell'").And.NotContain("u4pruyd");
    }
}
