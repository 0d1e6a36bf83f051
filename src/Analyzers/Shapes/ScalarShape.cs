using SchemaPacks.Analyzers.Writing;

namespace SchemaPacks.Analyzers.Shapes;

/// <summary>A type of .NET for which <c>Utf8JsonWriter</c> has a method.</summary>
internal sealed class ScalarShape : Shape
{
    private readonly string _method;
    private readonly string? _check;

    private ScalarShape(string type, string method, bool isValueType, string? check = null) => (Type, _method, IsValueType, _check) = (type, method, isValueType, check);

    public static ScalarShape Text { get; } = new("string", "WriteString", isValueType: false);

    public static ScalarShape Boolean { get; } = new("bool", "WriteBoolean", isValueType: true);

    public static ScalarShape Int32 { get; } = new("int", "WriteNumber", isValueType: true);

    public static ScalarShape Int64 { get; } = new("long", "WriteNumber", isValueType: true);

    public static ScalarShape UInt64 { get; } = new("ulong", "WriteNumber", isValueType: true);

    public static ScalarShape Decimal { get; } = new("decimal", "WriteNumber", isValueType: true);

    public static ScalarShape Double { get; } = new("double", "WriteNumber", isValueType: true, check: "Finite");

    public static ScalarShape DateTime { get; } = new("global::System.DateTimeOffset", "WriteString", isValueType: true);

    public static ScalarShape Guid { get; } = new("global::System.Guid", "WriteString", isValueType: true);

    public override string Type { get; }

    public override bool IsValueType { get; }

    public override bool WritesNull => !IsValueType;

    public override void WriteValue(CodeText code, string value, int depth) => code.Line($"json.{_method}Value({value});");

    public override void WriteMember(CodeText code, string name, string value) => code.Line($"json.{_method}({name}, {value});");

    public override string? Check(bool isNullable) => _check is null ? null : $"{CSharpText.Json}.{_check}(value)";
}
