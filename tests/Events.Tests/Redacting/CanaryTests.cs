using SchemaPacks.Configuration;

namespace SchemaPacks.Tests.Events.Redacting;

/// <summary>Random schemas and events with a fixed seed: what may not be recorded is nowhere in the record, and what may be is.</summary>
public sealed class CanaryTests
{
    private const int Count = 200;

    [Theory]
    [InlineData(RedactionMode.Null)]
    [InlineData(RedactionMode.Remove)]
    [InlineData(RedactionMode.Hash)]
    public async Task No_byte_of_a_restricted_value_is_in_any_record(RedactionMode mode)
    {
        int canaries = 0;
        for (int seed = 0; seed < Count; seed++)
        {
            var generated = new GeneratedEvent(seed);
            await using var log = new TestLog(packs => packs
                .FromDocument("generated.json", generated.Schema)
                .Configure(options => options.HashKey = "0123456789abcdef")
                .Allow("example.org/generated", entry =>
                {
                    entry.AllowedCategories.Add(GeneratedEvent.Allowed);
                    entry.Redaction = mode;
                }));

            (await log.RecordAsync(generated.Event, "example.org/generated")).ToString().Should().Be("Recorded", "seed {0}: {1} {2}", seed, generated.Schema, generated.Event);

            string line = log.Lines.Single();
            line.Should().NotContain(GeneratedEvent.Canary, "seed {0}: {1} {2}", seed, generated.Schema, generated.Event);
            generated.Kept.Where(text => !line.Contains(text, StringComparison.Ordinal)).Should().BeEmpty("seed {0}: {1} {2} became {3}", seed, generated.Schema, generated.Event, line);
            canaries += generated.Event.Split(GeneratedEvent.Canary).Length - 1;
        }

        canaries.Should().BeGreaterThan(Count);
    }
}
