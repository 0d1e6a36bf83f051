using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SchemaPacks.Redacting;

/// <summary>
/// One text for all spellings of a JSON value: no spaces, names in ordinal order, one way to escape, and numbers without anything that does not count, so that
/// <c>1.0</c> and <c>10e-1</c> are <c>1</c>, and <c>1.50</c> is <c>15e-1</c>. Exact for numbers of any length, which RFC 8785 would round.
/// </summary>
internal static class CanonicalValue
{
    // Larger powers of ten are written as such: 1e400 would be a text of 401 digits.
    private const int MaxPlainZeros = 20;

    public static byte[] Write(JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true }))
            Write(value, writer);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(JsonElement value, Utf8JsonWriter writer)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (JsonProperty property in value.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(property.Name);
                    Write(property.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement item in value.EnumerateArray())
                    Write(item, writer);
                writer.WriteEndArray();
                break;
            case JsonValueKind.Number:
                writer.WriteRawValue(Number(value.GetRawText()), skipInputValidation: true);
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private static string Number(string text)
    {
        int mark = text.AsSpan().IndexOfAny('e', 'E');
        string mantissa = mark < 0 ? text : text[..mark];
        if (!long.TryParse(mark < 0 ? "0" : text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long exponent)
            || exponent is < -int.MaxValue or > int.MaxValue)
            return text; // absurd exponents have no other spelling worth finding

        bool negative = mantissa[0] == '-';
        mantissa = mantissa.TrimStart('-');
        int point = mantissa.IndexOf('.');
        if (point >= 0)
        {
            exponent -= mantissa.Length - point - 1;
            mantissa = mantissa.Remove(point, 1);
        }

        string digits = mantissa.TrimEnd('0');
        exponent += mantissa.Length - digits.Length;
        digits = digits.TrimStart('0');
        if (digits.Length == 0)
            return "0";
        string sign = negative ? "-" : "";
        return exponent is >= 0 and <= MaxPlainZeros
            ? $"{sign}{digits}{new string('0', (int)exponent)}"
            : string.Create(CultureInfo.InvariantCulture, $"{sign}{digits}e{exponent}");
    }
}
