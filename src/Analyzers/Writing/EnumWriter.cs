using SchemaPacks.Analyzers.Modelling;
using SchemaPacks.Analyzers.Naming;
using SchemaPacks.Analyzers.Shapes;

namespace SchemaPacks.Analyzers.Writing;

/// <summary>An enumeration, and the method that says what its members are in JSON.</summary>
internal static class EnumWriter
{
    public static void Write(CodeText code, EnumShape shape)
    {
        DocumentationWriter.Summary(code, new Description(shape.Schema, null, shape).Text ?? "One of the values that the schema lists.");
        code.Line($"public enum {shape.Type}");
        using (code.Braces())
        {
            foreach (EnumMember member in shape.Members)
            {
                string json = string.Join(" ", CSharpText.Comment(member.Value.ToJson()));
                code.Line($"/// <summary>{(member.Description is { } said ? string.Join(" ", CSharpText.Comment(said)) + " " : "")}Written as <c>{json}</c>.</summary>");
                code.Line(member.Name + ",");
                code.Gap();
            }
        }
    }

    public static void WriteTexts(CodeText code, EnumShape shape)
    {
        code.Line($"private static global::System.ReadOnlySpan<byte> {MemberNames.Utf8}({shape.Type} value) => value switch");
        using (code.Braces("};"))
        {
            foreach (EnumMember member in shape.Members)
                code.Line($"{shape.Type}.{member.Name} => {CSharpText.Utf8(shape.IsText ? member.Value.Text : member.Value.ToJson())},");
            code.Line("_ => throw new global::System.ArgumentOutOfRangeException(nameof(value)),");
        }
    }
}
