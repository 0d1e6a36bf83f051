using SchemaPacks.Analyzers.Writing;

namespace SchemaPacks.Analyzers.Shapes;

/// <summary>The type of another schema of the same pack.</summary>
internal sealed class EventShape(string type) : Shape
{
    public override string Type => type;

    public override void WriteValue(CodeText code, string value, int depth) => code.Line($"{value}.WriteJson(json);");
}
