using System.Text;
using SchemaPacks.Fuzz.Generating;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Fuzz.Targets;

/// <summary>Inputs for the targets without a fuzzer: what they usually read, mostly damaged, and a seed corpus for one.</summary>
internal sealed class FuzzInputs
{
    private const string Yaml = "$id: acme.x\nversion: 1\ntype: object\nproperties:\n  a: {type: string, enum: [no, 0x1f, 'x', \"\\u0061\"]}\n  b: !!int 012\n  c: &x [*x, ~, 1e3]\n  d: |\n    text\n  <<: *x\n";

    private readonly Dice _dice;
    private readonly TextDamage _damage;
    private readonly List<SchemaGenerator> _generators;

    public FuzzInputs(int seed)
    {
        _dice = new Dice(seed);
        _damage = new TextDamage(_dice);
        _generators = [.. JsonSchemaDialect.All.Select(dialect => new SchemaGenerator(_dice, dialect))];
    }

    public byte[] For(string target)
    {
        var document = _dice.Pick(_generators).Document();
        var instance = new InstanceGenerator(_dice, document).Text();
        byte[] input = target switch
        {
            "schema" => Encoding.UTF8.GetBytes(document.ToJsonString()),
            "verdict" => [.. Encoding.UTF8.GetBytes(document.ToJsonString()), (byte)'\n', .. instance],
            "pattern" => Encoding.UTF8.GetBytes(_dice.Pick(Words.Patterns).Pattern + _dice.Pick("", "|", "(?=a)", "*", "{2,}", "[^", "\\", "\\p{Lu}", "(?<n>", "\\k<n>") + _dice.Pick(Words.Patterns).Pattern),
            "yaml" => Encoding.UTF8.GetBytes(Yaml),
            _ => instance,
        };
        return _dice.Chance(4) ? input : _damage.Of(input);
    }
}
