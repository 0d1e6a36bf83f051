using System.Collections.Concurrent;
using SchemaPacks.Compatibility;
using SchemaPacks.Compiling;

namespace SchemaPacks.Evolving;

/// <summary>Compares each pair of contents once. What a load did not ask for again is forgotten after it.</summary>
internal sealed class ComparisonMemory
{
    private ConcurrentDictionary<(object Old, object New, ComparisonLevel Level), SchemaComparison> _known = [];
    private ConcurrentDictionary<(object Old, object New, ComparisonLevel Level), SchemaComparison> _asked = [];
    private int _compared;

    /// <summary>How many pairs were compared, rather than remembered.</summary>
    public int Compared => _compared;

    /// <summary>Compares, or remembers. Several threads may ask at once.</summary>
    public SchemaComparison Compare(CompiledSchema old, CompiledSchema @new, ComparisonLevel level) => _asked.GetOrAdd((ContentOf(old), ContentOf(@new), level), pair =>
    {
        if (_known.TryGetValue(pair, out SchemaComparison? comparison))
            return comparison;
        Interlocked.Increment(ref _compared);
        return SchemaComparer.Compare(old.Validator, @new.Validator, level);
    });

    /// <summary>A load is over.</summary>
    public void Forget() => (_known, _asked) = (_asked, []);

    // What refers to other schemas is more than its own text.
    private static object ContentOf(CompiledSchema schema) => schema.StandsAlone ? schema.ContentHash : schema.Validator;
}
