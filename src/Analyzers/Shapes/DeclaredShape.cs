using SchemaPacks.Analyzers.Reading;

namespace SchemaPacks.Analyzers.Shapes;

/// <summary>A type that is generated, inside the event's type.</summary>
/// <param name="schema">The schema it is for.</param>
/// <param name="wantedName">The name, if no other has it.</param>
internal abstract class DeclaredShape(SchemaValue schema, string wantedName) : Shape
{
    private string? _name;

    public SchemaValue Schema => schema;

    public string WantedName => wantedName;

    public override string Type => _name ?? throw new InvalidOperationException("The type has no name yet.");

    /// <summary>Names the type, once all are known.</summary>
    public void NameIt(string name) => _name = name;
}
