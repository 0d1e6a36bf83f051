using SchemaPacks.Analyzers.Reading;
using SchemaPacks.Analyzers.Writing;

namespace SchemaPacks.Analyzers.Shapes;

/// <summary>An object with declared properties: a record.</summary>
internal sealed class ObjectShape(SchemaValue schema, string wantedName) : DeclaredShape(schema, wantedName)
{
    /// <summary>In the order of the schema. Set once they are read, since they may refer to this very shape.</summary>
    public IReadOnlyList<ObjectMember> Members { get; set; } = [];

    /// <summary>The name of the member for properties that the schema does not name but describes; null when there is none.</summary>
    public string? RestName { get; set; }

    /// <summary>The type of that member.</summary>
    public MapShape? Rest { get; set; }

    public override void WriteValue(CodeText code, string value, int depth) => code.Line($"{value}.WriteJson(json);");
}
