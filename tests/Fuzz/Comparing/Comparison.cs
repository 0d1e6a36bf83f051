using SchemaPacks.Fuzz.Generating;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Fuzz.Comparing;

/// <summary>The counts of a run over generated schemas and texts.</summary>
internal sealed class Comparison
{
    private const int InstancesPerSchema = 20;
    private const int MaxKept = 50;

    public int Cases { get; private set; }

    public int Valid { get; private set; }

    public int Undecided { get; private set; }

    public int Malformed { get; private set; }

    public int Schemas { get; private set; }

    /// <summary>Schemas that compiling refuses: a reference to itself in place, say.</summary>
    public int RefusedSchemas { get; private set; }

    public int Disagreements { get; private set; }

    /// <summary>The first disagreements, as found.</summary>
    public List<Disagreement> Kept { get; } = [];

    /// <summary>Compares on so many texts, all of which follow from the seed.</summary>
    public static Comparison Run(int cases, int seed, Action<Comparison>? progress = null)
    {
        var comparison = new Comparison();
        var dice = new Dice(seed);
        var generators = JsonSchemaDialect.All.Select(dialect => new SchemaGenerator(dice, dialect)).ToList();
        while (comparison.Cases < cases)
        {
            comparison.Compare(dice, generators[comparison.Schemas % generators.Count], Math.Min(InstancesPerSchema, cases - comparison.Cases));
            progress?.Invoke(comparison);
        }

        return comparison;
    }

    private void Compare(Dice dice, SchemaGenerator generator, int count)
    {
        var document = generator.Document();
        var schema = document.ToJsonString();
        Schemas++;
        if (Compilation.Of(schema) is not { } validator)
        {
            RefusedSchemas++;
            return;
        }

        var instances = new InstanceGenerator(dice, document);
        for (var index = 0; index < count; index++)
            Count(schema, instances.Text(), validator);
    }

    private void Count(string schema, byte[] instance, JsonSchemaValidator validator)
    {
        var verdicts = Verdicts.Of(validator, instance);
        Cases++;
        Valid += verdicts.IsValid ? 1 : 0;
        Undecided += verdicts.IsUndecided ? 1 : 0;
        Malformed += verdicts.IsReadable ? 0 : 1;
        if (verdicts.Disagreement is null)
            return;
        Disagreements++;
        if (Kept.Count < MaxKept)
            Kept.Add(new Disagreement(schema, instance, verdicts));
    }
}
