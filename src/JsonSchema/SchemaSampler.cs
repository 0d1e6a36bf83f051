using System.Text.Json;
using SchemaPacks.JsonSchema.Sampling;

namespace SchemaPacks.JsonSchema;

/// <summary>
/// Makes instances of a schema: examples for readers, events for tests. Every sample is judged by the validator before it is handed out. The same schema, extent
/// and seed give the same sample on every machine. Values come from <c>examples</c>, <c>default</c>, <c>const</c> and <c>enum</c> where a schema has them.
/// </summary>
/// <param name="validator">The compiled schema.</param>
public sealed class SchemaSampler(JsonSchemaValidator validator)
{
    /// <summary>Makes an instance that the schema accepts.</summary>
    /// <param name="extent">How much it says.</param>
    /// <param name="seed">Another seed, another sample, where the schema leaves a choice.</param>
    /// <returns>
    /// The instance, as compact JSON in UTF-8; <see langword="null"/> when none was found within a bounded number of attempts. That is no proof that there is none.
    /// </returns>
    public byte[]? Accepted(SampleExtent extent = SampleExtent.Everything, int seed = 0)
    {
        var run = new SamplingRun(validator, new SampleDice(seed), extent);
        return run.TryMake([validator.Root], "", 0, out var value) ? SampleText.Write(value) : null;
    }

    /// <summary>Makes instances that the schema refuses, each for one reason and each for another one: a required property that is missing, a value that is too large, and so on.</summary>
    /// <param name="seed">Another seed, other samples.</param>
    /// <returns>The instances, in the order of the schema; none when no accepted instance was found to begin with. What no single change can violate is not among them.</returns>
    public IReadOnlyList<RefusedSample> Refused(int seed = 0)
    {
        var run = new SamplingRun(validator, new SampleDice(seed), SampleExtent.Everything);
        if (!run.TryMake([validator.Root], "", 0, out var value))
            return [];
        var samples = new Dictionary<(string, string?), RefusedSample>();
        foreach (var changed in SampleDamage.Of(value, run.Demands))
        {
            var utf8 = SampleText.Write(changed);
            var verdict = validator.Evaluate(utf8);
            if (verdict.Status == SchemaStatus.Invalid && verdict.Findings is [{ Causes: [] } finding])
                samples.TryAdd((finding.SchemaPointer, finding.Keyword is "required" or "dependentRequired" ? finding.Message : null), new RefusedSample(utf8, finding));
        }

        return [.. samples.Values];
    }
}
