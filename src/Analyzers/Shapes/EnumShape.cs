using SchemaPacks.Analyzers.Reading;
using SchemaPacks.Analyzers.Writing;

namespace SchemaPacks.Analyzers.Shapes;

/// <summary>A list of scalars: a C# enumeration whose members stand for exactly these values.</summary>
internal sealed class EnumShape(SchemaValue schema, string wantedName, IReadOnlyList<EnumMember> members) : DeclaredShape(schema, wantedName)
{
    public IReadOnlyList<EnumMember> Members => members;

    /// <summary>Whether all values are texts; others are written as the schema spells them.</summary>
    public bool IsText => members.All(member => member.Value.Kind == SchemaKind.Text);

    public override bool IsValueType => true;

    public override void WriteValue(CodeText code, string value, int depth) =>
        code.Line(IsText ? $"json.WriteStringValue(Utf8Of({value}));" : $"json.WriteRawValue(Utf8Of({value}), skipInputValidation: true);");

    public override string? Check(bool isNullable)
    {
        string range = members.Count == 1 ? $"{Type}.{members[0].Name}" : $">= {Type}.{members[0].Name} and <= {Type}.{members[members.Count - 1].Name}";
        return $"value is {(isNullable ? $"null or ({range})" : range)} ? value : throw new global::System.ArgumentOutOfRangeException(nameof(value))";
    }
}
