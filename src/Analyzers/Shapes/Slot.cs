using SchemaPacks.Analyzers.Writing;

namespace SchemaPacks.Analyzers.Shapes;

/// <summary>A shape, and whether null may stand in its place.</summary>
internal sealed record Slot(Shape Shape, bool AdmitsNull)
{
    /// <summary>The type of an item or entry.</summary>
    public string Type => Shape.Type + (AdmitsNull ? "?" : "");

    /// <summary>Statements that write an item or entry, which may be null.</summary>
    public void Write(CodeText code, string value, int depth)
    {
        if (!AdmitsNull || Shape.WritesNull)
        {
            Shape.WriteValue(code, value, depth);
            return;
        }

        code.Line($"if ({value} is null)");
        using (code.Block())
            code.Line("json.WriteNullValue();");
        code.Line("else");
        using (code.Block())
            Shape.WriteValue(code, Shape.IsValueType ? value + ".Value" : value, depth);
    }
}
