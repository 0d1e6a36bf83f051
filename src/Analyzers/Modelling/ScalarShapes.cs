using System.Globalization;
using SchemaPacks.Analyzers.Reading;
using SchemaPacks.Analyzers.Shapes;

namespace SchemaPacks.Analyzers.Modelling;

/// <summary>Texts and numbers: which type of .NET holds no more than the schema admits, as far as one does.</summary>
internal static class ScalarShapes
{
    private static readonly Dictionary<string, Shape> Formats = new(StringComparer.Ordinal)
    {
        ["date-time"] = ScalarShape.DateTime,
        ["date"] = SpelledShape.Date,
        ["time"] = SpelledShape.Time,
        ["uuid"] = ScalarShape.Guid,
        ["uri"] = SpelledShape.Uri,
    };

    public static bool IsTyped(string format) => Formats.ContainsKey(format);

    public static Shape OfText(SchemaValue schema) =>
        schema.TextOf("format") is { } format && Formats.TryGetValue(format, out Shape? shape) ? shape : ScalarShape.Text;

    public static Shape OfInteger(SchemaValue schema)
    {
        decimal? least = Bound(schema, "minimum", "exclusiveMinimum", 1), most = Bound(schema, "maximum", "exclusiveMaximum", -1);
        if (least >= int.MinValue && most <= int.MaxValue)
            return ScalarShape.Int32;
        return least >= 0 && most > long.MaxValue ? ScalarShape.UInt64 : ScalarShape.Int64;
    }

    /// <summary>Steps of 0.01 are exact in a decimal, and mostly not in a double.</summary>
    public static Shape OfNumber(SchemaValue schema) =>
        schema["multipleOf"] is { Kind: SchemaKind.Number } step && Number(step) is { } value && value != decimal.Truncate(value) ? ScalarShape.Decimal : ScalarShape.Double;

    // Up to draft-04 an exclusive bound is a boolean beside the bound.
    private static decimal? Bound(SchemaValue schema, string keyword, string exclusive, int step)
    {
        decimal? bound = Number(schema[keyword]);
        if (schema[exclusive] is { Kind: SchemaKind.True })
            return bound + step;
        if (Number(schema[exclusive]) is not { } other)
            return bound;
        other = step > 0 ? decimal.Floor(other) + 1 : decimal.Ceiling(other) - 1;
        return bound is null ? other : step > 0 ? Math.Max(bound.Value, other) : Math.Min(bound.Value, other);
    }

    private static decimal? Number(SchemaValue? value) =>
        value is { Kind: SchemaKind.Number } && decimal.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) && Math.Abs(number) < 1e28m
            ? number
            : null;
}
