using SchemaPacks.Compiling;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Cli.Emitting;

/// <summary>Events of schemas, made one after another.</summary>
internal sealed class PackSamples(IReadOnlyList<CompiledSchema> schemas, int seed)
{
    public IEnumerable<EmittedEvent> Accepted(SampleExtent extent, int count)
    {
        foreach (CompiledSchema schema in schemas)
        {
            for (int index = 0; index < count; index++)
            {
                byte[]? sample = schema.Sampler.Accepted(index == 0 ? extent : SampleExtent.Varied, unchecked(seed + index));
                yield return new EmittedEvent(schema, sample is null ? (ReadOnlyMemory<byte>?)null : sample);
                if (sample is null)
                    break;
            }
        }
    }

    public IEnumerable<EmittedEvent> Refused()
    {
        foreach (CompiledSchema schema in schemas)
        {
            IReadOnlyList<RefusedSample> samples = schema.Sampler.Refused(seed);
            if (samples.Count == 0)
                yield return new EmittedEvent(schema, null);
            foreach (RefusedSample sample in samples)
                yield return new EmittedEvent(schema, sample.Utf8, sample.Finding);
        }
    }
}
