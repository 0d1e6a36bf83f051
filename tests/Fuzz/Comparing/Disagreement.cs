using System.Text.Json;

namespace SchemaPacks.Fuzz.Comparing;

/// <summary>A schema and a text on which verdicts differ.</summary>
internal sealed record Disagreement(string Schema, byte[] Instance, Verdicts Verdicts)
{
    public Disagreement Minimised()
    {
        var (schema, instance) = new Minimiser().Shrink(Schema, Instance);
        return new Disagreement(schema, instance, Verdicts.Of(Compilation.Of(schema)!, instance));
    }

    /// <summary>Writes it in the layout of <c>tests/cases/running</c>; what is expected there is what the explaining pass says, which may be the one that is wrong.</summary>
    public void WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "schema.json"), Schema + "\n");
        File.WriteAllBytes(Path.Combine(folder, "instance.json"), Instance);
        File.WriteAllText(Path.Combine(folder, "expected.json"), JsonSerializer.Serialize(new { valid = Verdicts.IsValid }) + "\n");
        File.WriteAllText(Path.Combine(folder, "README.md"), $"Found by generated cases: {Verdicts.Disagreement}.\n");
    }
}
