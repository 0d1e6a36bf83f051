using System.Text;
using System.Text.Json;
using SchemaPacks.Compatibility;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Tests.Corpus;

/// <summary>What the corpus says is true, held against the validator alone: nothing here asks the comparer.</summary>
public class CorpusTruthTests
{
    private const int Seeds = 100;
    private const int FewestEvents = 200;

    public static TheoryData<string> Files => CorpusFiles.Rows;

    [Theory]
    [MemberData(nameof(Files))]
    public void A_breaking_direction_has_a_counter_example_and_a_compatible_one_has_none(string file)
    {
        var wrong = new List<string>();
        foreach (CorpusPair pair in CorpusFiles.Pairs(file))
        {
            JsonSchemaValidator old = pair.Old, @new = pair.New;
            foreach (JsonElement value in pair.TakenByBoth.Where(value => !old.IsValid(value) || !@new.IsValid(value)))
                wrong.Add($"{pair.Name}: {value} is not taken by both");
            Examine(CompatibilityDirection.Backward, old, @new);
            Examine(CompatibilityDirection.Forward, @new, old);

            void Examine(CompatibilityDirection direction, JsonSchemaValidator writer, JsonSchemaValidator reader)
            {
                var values = pair.CounterExamples(direction).ToList();
                foreach (JsonElement value in values.Where(value => !writer.IsValid(value) || reader.Evaluate(value).Status != SchemaStatus.Invalid))
                    wrong.Add($"{pair.Name}: {value} is no counter-example of {direction}");
                bool isBreaking = pair.Truth(ComparisonLevel.Schema, direction) == "breaking", isBreakingAtDoor = pair.Truth(ComparisonLevel.Door, direction) == "breaking";
                if (isBreaking != values.Count > 0)
                    wrong.Add($"{pair.Name}: {direction} has {values.Count} counter-examples");
                if (isBreakingAtDoor != values.Exists(value => DoorContent.IsWhole(writer.Root, value)))
                    wrong.Add($"{pair.Name}: {direction} at the door does not fit its counter-examples");
            }
        }

        wrong.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void No_generated_event_speaks_against_a_compatible_direction(string file)
    {
        var pairs = CorpusFiles.Pairs(file);
        var wrong = new List<string>();
        int count = 0, taken = 0;
        foreach (CorpusPair pair in pairs)
        {
            JsonSchemaValidator old = pair.Old, @new = pair.New;
            var events = CorpusFiles.ListedValues.Concat(Events(old)).Concat(Events(@new)).ToList();
            if (events.Count < FewestEvents)
                wrong.Add($"{pair.Name}: {events.Count} events only");
            count += events.Count;
            Examine(CompatibilityDirection.Backward, old, @new);
            Examine(CompatibilityDirection.Forward, @new, old);

            void Examine(CompatibilityDirection direction, JsonSchemaValidator writer, JsonSchemaValidator reader)
            {
                if (pair.Truth(ComparisonLevel.Door, direction) == "breaking")
                    return;
                bool isAtDoorOnly = pair.Truth(ComparisonLevel.Schema, direction) == "breaking";
                foreach (byte[] utf8 in events.Where(utf8 => writer.IsValid(utf8)))
                {
                    taken++;
                    if (reader.IsValid(utf8) || (isAtDoorOnly && !IsWhole(writer, utf8)))
                        continue;
                    wrong.Add($"{pair.Name}: {Encoding.UTF8.GetString(utf8)} speaks against {direction}{(isAtDoorOnly ? " at the door" : "")}");
                    break;
                }
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{file}: {pairs.Count} pairs, {count} events, {taken} times one was taken where its direction is compatible");
        wrong.Should().BeEmpty();
    }

    private static IEnumerable<byte[]> Events(JsonSchemaValidator schema)
    {
        var sampler = new SchemaSampler(schema);
        var accepted = Enumerable.Range(0, Seeds).Select(seed => sampler.Accepted(SampleExtent.Varied, seed));
        var refused = Enumerable.Range(0, 4).SelectMany(seed => sampler.Refused(seed)).Select(sample => sample.Utf8.ToArray());
        return accepted.Append(sampler.Accepted()).Append(sampler.Accepted(SampleExtent.Required)).OfType<byte[]>().Concat(refused);
    }

    private static bool IsWhole(JsonSchemaValidator writer, byte[] utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        return DoorContent.IsWhole(writer.Root, document.RootElement);
    }
}
