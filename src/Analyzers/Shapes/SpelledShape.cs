using SchemaPacks.Analyzers.Writing;

namespace SchemaPacks.Analyzers.Shapes;

/// <summary>A type that the Abstractions package writes, since <c>Utf8JsonWriter</c> cannot, or not as the formats have it.</summary>
internal sealed class SpelledShape : Shape
{
    private readonly string? _check;

    private SpelledShape(string type, bool isValueType, bool writesNull = false, string? check = null) =>
        (Type, IsValueType, WritesNull, _check) = (type, isValueType, writesNull, check);

    /// <summary>Any JSON value.</summary>
    public static SpelledShape Json { get; } = new("global::System.Text.Json.Nodes.JsonNode", isValueType: false, writesNull: true);

    public static SpelledShape Date { get; } = new("global::System.DateOnly", isValueType: true);

    public static SpelledShape Time { get; } = new("global::System.TimeOnly", isValueType: true);

    public static SpelledShape Uri { get; } = new("global::System.Uri", isValueType: false, check: "Absolute");

    public override string Type { get; }

    public override bool IsValueType { get; }

    public override bool WritesNull { get; }

    public override void WriteValue(CodeText code, string value, int depth) => code.Line($"{CSharpText.Json}.WriteValue(json, {value});");

    public override string? Check(bool isNullable) => _check is null ? null : $"{CSharpText.Json}.{_check}(value)";
}
