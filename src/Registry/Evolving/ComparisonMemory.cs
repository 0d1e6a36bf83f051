using SchemaPacks.Compatibility;
using SchemaPacks.Compiling;

namespace SchemaPacks.Evolving;

/// <summary>Compares each pair of contents once. What a load did not ask for again is forgotten after it.</summary>
internal sealed class ComparisonMemory
{
    private Dictionary<(object Old, object New, ComparisonLevel Level), SchemaComparison> _known = [];
    private Dictionary<(object Old, object New, ComparisonLevel Level), SchemaComparison> _asked = [];

    /// <summary>How many pairs were compared, rather than remembered.</summary>
    public int Compared { get; private set; }

    public SchemaComparison Compare(CompiledSchema old, CompiledSchema @new, ComparisonLevel level)
    {
        (object, object, ComparisonLevel) pair = (ContentOf(old), ContentOf(@new), level);
        if (_asked.TryGetValue(pair, out SchemaComparison? comparison))
            return comparison;
        if (!_known.TryGetValue(pair, out comparison))
        {
            comparison = SchemaComparer.Compare(old.Validator, @new.Validator, level);
            Compared++;
        }

        return _asked[pair] = comparison;
    }

    /// <summary>A load is over.</summary>
    public void Forget() => (_known, _asked) = (_asked, []);

    // What refers to other schemas is more than its own text.
    private static object ContentOf(CompiledSchema schema) => schema.StandsAlone ? schema.ContentHash : schema.Validator;
}
