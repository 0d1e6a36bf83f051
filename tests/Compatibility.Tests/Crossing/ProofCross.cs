using System.Collections;
using System.Text;
using System.Text.Json;
using SchemaPacks.Compatibility;
using SchemaPacks.Compatibility.Proving;
using SchemaPacks.JsonSchema;
using SchemaPacks.Tests.Corpus;

namespace SchemaPacks.Tests.Crossing;

/// <summary>
/// Makes a pair of any two of some schemas, and asks the proof about it at both levels: the proof itself, so that no search for a witness can save it. A value that the one takes and the other
/// refuses must stand against none.
/// </summary>
internal sealed class ProofCross(IReadOnlyList<(string Name, JsonSchemaValidator Schema)> schemas, IReadOnlyList<byte[]> values)
{
    private const int Samples = 8;

    public int Asked { get; private set; }

    public int Proved { get; private set; }

    public List<string> Refuted { get; } = [];

    /// <summary>What a schema takes, and what it refuses for one reason.</summary>
    public static IEnumerable<byte[]> Generated(JsonSchemaValidator schema)
    {
        var sampler = new SchemaSampler(schema);
        return Enumerable.Range(0, Samples).Select(seed => sampler.Accepted(SampleExtent.Varied, seed)).OfType<byte[]>().Concat(sampler.Refused().Select(sample => sample.Utf8.ToArray()));
    }

    /// <param name="isAsked">Whether the pair of two indexes is asked about.</param>
    public void Run(Func<int, int, bool> isAsked)
    {
        var taken = schemas.Select(each => new BitArray([.. values.Select(value => each.Schema.IsValid(value))])).ToList();
        var whole = schemas.Select((each, index) => new BitArray([.. values.Select((value, at) => taken[index][at] && IsWhole(each.Schema, value))])).ToList();
        for (int writer = 0; writer < schemas.Count; writer++)
        {
            for (int reader = 0; reader < schemas.Count; reader++)
            {
                if (!isAsked(writer, reader))
                    continue;
                Ask(writer, reader, ComparisonLevel.Schema, taken[writer], taken[reader]);
                Ask(writer, reader, ComparisonLevel.Door, whole[writer], taken[reader]);
            }
        }
    }

    private void Ask(int writer, int reader, ComparisonLevel level, BitArray written, BitArray read)
    {
        Asked++;
        if (!new InclusionProof(schemas[writer].Schema, schemas[reader].Schema, level).Run())
            return;
        Proved++;
        for (int at = 0; at < values.Count; at++)
        {
            if (!written[at] || read[at])
                continue;
            Refuted.Add($"{schemas[writer].Name} -> {schemas[reader].Name} ({level}): {Encoding.UTF8.GetString(values[at])}");
            return;
        }
    }

    private static bool IsWhole(JsonSchemaValidator writer, byte[] utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        return DoorContent.IsWhole(writer.Root, document.RootElement);
    }
}
