using SchemaPacks.Analyzers.Writing;

namespace SchemaPacks.Analyzers.Shapes;

/// <summary>An array whose items all have one shape.</summary>
internal sealed class ListShape(Slot item) : Shape
{
    public override string Type => $"global::System.Collections.Generic.IReadOnlyList<{item.Type}>";

    // By index: the enumerator of an interface would be allocated.
    public override void WriteValue(CodeText code, string value, int depth)
    {
        string level = depth == 0 ? "" : $"{depth + 1}";
        code.Line("json.WriteStartArray();");
        code.Line($"for (int i{level} = 0; i{level} < {value}.Count; i{level}++)");
        using (code.Braces())
        {
            code.Line($"{item.Type} item{level} = {value}[i{level}];");
            item.Write(code, $"item{level}", depth + 1);
        }

        code.Line("json.WriteEndArray();");
    }
}
