using SchemaPacks.Analyzers.Reading;
using SchemaPacks.Analyzers.Writing;

namespace SchemaPacks.Analyzers.Shapes;

/// <summary>One value that is always there: nobody has to give it.</summary>
internal sealed class ConstantShape(SchemaValue constant) : Shape
{
    public SchemaValue Constant => constant;

    public override string Type => throw new NotSupportedException("A constant has no property.");

    public override void WriteValue(CodeText code, string value, int depth) =>
        code.Line(constant.Kind == SchemaKind.Text
            ? $"json.WriteStringValue({CSharpText.Utf8(constant.Text)});"
            : $"json.WriteRawValue({CSharpText.Utf8(constant.ToJson())}, skipInputValidation: true);");
}
