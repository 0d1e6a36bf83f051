using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace SchemaPacks.Parsing;

/// <summary>
/// JSON in the one form of RFC 8785: names sorted by UTF-16 code units, no white space, few escapes, numbers as <see cref="CanonicalNumber"/>.
/// Recursion is as deep as the document, which <see cref="ParsingLimits.Depth"/> bounds.
/// </summary>
internal static class CanonicalJson
{
    private static readonly SearchValues<char> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (char)code), '"', '\\']);

    private static readonly Comparison<JsonProperty> ByName = Compare;

    public static byte[] Write(JsonElement value)
    {
        var json = new ArrayBufferWriter<byte>();
        Write(value, json);
        return json.WrittenSpan.ToArray();
    }

    private static void Write(JsonElement value, ArrayBufferWriter<byte> json)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(value, json);
                break;
            case JsonValueKind.Array:
                WriteArray(value, json);
                break;
            case JsonValueKind.String:
                ReadOnlySpan<byte> token = JsonMarshal.GetRawUtf8Value(value);
                if (token.Contains((byte)'\\'))
                    WriteString(value.GetString(), json);
                else
                    json.Write(token); // without escapes there is one way to write it
                break;
            case JsonValueKind.Number:
                WriteText(CanonicalNumber.Of(value.GetRawText()), json);
                break;
            default:
                WriteText(value.GetRawText(), json); // true, false, null
                break;
        }
    }

    private static void WriteObject(JsonElement value, ArrayBufferWriter<byte> json)
    {
        JsonProperty[] properties = [.. value.EnumerateObject()];
        Array.Sort(properties, ByName);
        json.Write("{"u8);
        for (var i = 0; i < properties.Length; i++)
        {
            if (i > 0)
                json.Write(","u8);
            JsonProperty property = properties[i];
            ReadOnlySpan<byte> name = JsonMarshal.GetRawUtf8PropertyName(property);
            if (name.Contains((byte)'\\'))
            {
                WriteString(property.Name, json);
            }
            else
            {
                json.Write("\""u8);
                json.Write(name);
                json.Write("\""u8);
            }

            json.Write(":"u8);
            Write(property.Value, json);
        }

        json.Write("}"u8);
    }

    // By UTF-16 code units. For ASCII without escapes, bytes have the same order.
    private static int Compare(JsonProperty left, JsonProperty right)
    {
        ReadOnlySpan<byte> leftName = JsonMarshal.GetRawUtf8PropertyName(left), rightName = JsonMarshal.GetRawUtf8PropertyName(right);
        return IsPlain(leftName) && IsPlain(rightName) ? leftName.SequenceCompareTo(rightName) : string.CompareOrdinal(left.Name, right.Name);
    }

    private static bool IsPlain(ReadOnlySpan<byte> text) => Ascii.IsValid(text) && !text.Contains((byte)'\\');

    private static void WriteArray(JsonElement value, ArrayBufferWriter<byte> json)
    {
        json.Write("["u8);
        var isFirst = true;
        foreach (var item in value.EnumerateArray())
        {
            if (!isFirst)
                json.Write(","u8);
            isFirst = false;
            Write(item, json);
        }

        json.Write("]"u8);
    }

    private static void WriteString(ReadOnlySpan<char> text, ArrayBufferWriter<byte> json)
    {
        json.Write("\""u8);
        for (var at = text.IndexOfAny(Escaped); at >= 0; at = text.IndexOfAny(Escaped))
        {
            WriteText(text[..at], json);
            WriteText(Escape(text[at]), json);
            text = text[(at + 1)..];
        }

        WriteText(text, json);
        json.Write("\""u8);
    }

    private static string Escape(char character) => character switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\f' => "\\f",
        '\r' => "\\r",
        _ => $"\\u{(int)character:x4}",
    };

    private static void WriteText(ReadOnlySpan<char> text, ArrayBufferWriter<byte> json) => Encoding.UTF8.GetBytes(text, json);
}
