using SchemaPacks.Analyzers.Writing;

namespace SchemaPacks.Analyzers.Shapes;

/// <summary>An object whose names the schema does not say.</summary>
internal sealed class MapShape(Slot entry) : Shape
{
    public override string Type => $"global::System.Collections.Generic.IReadOnlyDictionary<string, {entry.Type}>";

    public override void WriteValue(CodeText code, string value, int depth)
    {
        code.Line("json.WriteStartObject();");
        WriteEntries(code, value, depth);
        code.Line("json.WriteEndObject();");
    }

    /// <summary>Statements that write the entries alone.</summary>
    public void WriteEntries(CodeText code, string value, int depth)
    {
        string level = depth == 0 ? "" : $"{depth + 1}";
        code.Line($"foreach ((string name{level}, {entry.Type} item{level}) in {value})");
        using (code.Braces())
        {
            code.Line($"json.WritePropertyName(name{level});");
            entry.Write(code, $"item{level}", depth + 1);
        }
    }
}
