using SchemaPacks.Analyzers.Naming;
using SchemaPacks.Analyzers.Reading;
using SchemaPacks.Analyzers.Shapes;

namespace SchemaPacks.Analyzers.Writing;

/// <summary>The members of a record: its properties, and the method that writes them.</summary>
internal static class RecordWriter
{
    public static void WriteProperties(CodeText code, ObjectShape shape)
    {
        foreach (ObjectMember member in shape.Members.Where(member => member.Slot.Shape is not ConstantShape))
        {
            WriteProperty(code, member);
            code.Gap();
        }

        if (shape.Rest is null)
            return;
        DocumentationWriter.Summary(code, "Properties that the schema does not name. None of them may have a name that it does.");
        code.Line($"public {shape.Rest.Type}? {shape.RestName} {{ get; init; }}");
        code.Gap();
    }

    public static void WriteMethod(CodeText code, ObjectShape shape)
    {
        code.Line($"internal void {MemberNames.WriteObject}(global::System.Text.Json.Utf8JsonWriter json)");
        using (code.Braces())
        {
            code.Line("json.WriteStartObject();");
            foreach (ObjectMember member in shape.Members)
                WriteMember(code, member);
            if (shape.Rest is not null)
            {
                code.Line($"if ({shape.RestName} is not null)");
                using (code.Braces())
                    shape.Rest.WriteEntries(code, shape.RestName!, 0);
            }

            code.Line("json.WriteEndObject();");
        }
    }

    /// <summary>Sentences about the members that nobody has to give.</summary>
    public static IEnumerable<string> Constants(ObjectShape shape) =>
        from member in shape.Members
        let constant = member.Slot.Shape as ConstantShape
        where constant is not null
        select $"Always has <c>{Comment(SchemaValue.OfText(member.WireName))}: {Comment(constant.Constant)}</c>.";

    private static string Comment(SchemaValue value) => string.Join(" ", CSharpText.Comment(value.ToJson()));

    private static void WriteProperty(CodeText code, ObjectMember member)
    {
        string? check = member.Slot.Shape.Check(member.IsNullable);
        string field = Identifiers.Field(member.Name);
        if (check is not null)
        {
            string start = member.IsNullable || member.Slot.Shape.IsValueType ? "" : " = null!"; // required: set before anyone reads it
            code.Line($"private readonly {member.PropertyType} {field}{start};");
            code.Gap();
        }

        DocumentationWriter.Summary(code, member.Description.Text ?? $"The property {SchemaValue.OfText(member.WireName).ToJson()}.");
        DocumentationWriter.Remarks(code, member.Description);
        if (member.Description.IsDeprecated && !member.IsRequired)
            code.Line("[global::System.Obsolete(\"The schema says that this property is deprecated.\")]");
        string declaration = $"public {(member.IsRequired ? "required " : "")}{member.PropertyType} {member.Name}";
        if (check is null)
        {
            code.Line(declaration + " { get; init; }");
            return;
        }

        code.Line(declaration);
        using (code.Braces())
        {
            code.Line($"get => {field};");
            code.Line($"init => {field} = {check};");
        }
    }

    private static void WriteMember(CodeText code, ObjectMember member)
    {
        Shape shape = member.Slot.Shape;
        string name = CSharpText.Utf8(member.WireName), value = member.Name;
        if (!member.IsNullable || (member.IsRequired && shape.WritesNull))
        {
            shape.WriteMember(code, name, value);
            return;
        }

        code.Line($"if ({value} is not null)");
        using (code.Braces())
            shape.WriteMember(code, name, shape.IsValueType ? value + ".Value" : value);
        if (!member.IsRequired)
            return;
        code.Line("else");
        using (code.Block())
            code.Line($"json.WriteNull({name});");
    }
}
