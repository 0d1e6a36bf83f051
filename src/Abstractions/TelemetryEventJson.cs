using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SchemaPacks;

/// <summary>
/// What generated event types call to write themselves: values of .NET in the form that the formats of JSON Schema ask for. Of use for an
/// <see cref="ITelemetryEvent{TSelf}"/> written by hand, too.
/// </summary>
public static class TelemetryEventJson
{
    // Every character that may stand in some part of a URI, but the brackets of an address and the number sign, of which there is one.
    private static readonly SearchValues<char> UriCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?");

    [ThreadStatic]
    private static Utf8JsonWriter? _spare;

    // What a spare writer holds instead of the last event's buffer.
    private static readonly ArrayBufferWriter<byte> Nothing = new();

    /// <summary>
    /// How events are written: escaped no more than JSON asks for, since the log writes them anew. The structure is not checked while it is written. Half of a
    /// surrogate pair, which no UTF-8 has, becomes U+FFFD.
    /// </summary>
    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes an event by a writer that the thread uses again, so that nothing is allocated for it.</summary>
    /// <param name="utf8">Where to.</param>
    /// <param name="telemetryEvent">The event.</param>
    /// <param name="write">Writes the event's JSON object. Must not keep the writer.</param>
    public static void Write<TEvent>(IBufferWriter<byte> utf8, TEvent telemetryEvent, Action<TEvent, Utf8JsonWriter> write)
    {
        ArgumentNullException.ThrowIfNull(utf8);
        ArgumentNullException.ThrowIfNull(write);
        Utf8JsonWriter json = _spare ?? new Utf8JsonWriter(Nothing, WriterOptions);
        _spare = null; // an event that records another one while it is written
        json.Reset(utf8);
        write(telemetryEvent, json);
        json.Flush();
        json.Reset(Nothing);
        _spare = json; // after an exception, the next event makes a new one
    }

    /// <summary>A number that JSON has.</summary>
    /// <param name="value">The number.</param>
    /// <returns><paramref name="value"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is infinite, or not a number.</exception>
    public static double Finite(double value) =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), "JSON has no number for NaN and the infinities: leave the property out, or give a finite number.");

    /// <inheritdoc cref="Finite(double)"/>
    public static double? Finite(double? value) => value is { } number ? Finite(number) : null;

    /// <summary>An address that says where from the root: the format <c>uri</c> has no relative ones.</summary>
    /// <param name="value">The address, or null.</param>
    /// <returns><paramref name="value"/>.</returns>
    /// <exception cref="ArgumentException">It is relative.</exception>
    [return: NotNullIfNotNull(nameof(value))]
    public static Uri? Absolute(Uri? value) =>
        value is null or { IsAbsoluteUri: true } ? value : throw new ArgumentException("The format 'uri' has no relative addresses: give one with a scheme.", nameof(value));

    /// <summary>Writes any JSON value; null is JSON's null.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="value">The value.</param>
    public static void WriteValue(Utf8JsonWriter json, JsonNode? value)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (value is null)
            json.WriteNullValue();
        else
            value.WriteTo(json);
    }

    /// <summary>Writes a day as the format <c>date</c> has it: <c>2026-11-24</c>.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="value">The day.</param>
    public static void WriteValue(Utf8JsonWriter json, DateOnly value)
    {
        ArgumentNullException.ThrowIfNull(json);
        Span<byte> text = stackalloc byte[10];
        value.TryFormat(text, out int written, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        json.WriteStringValue(text[..written]);
    }

    /// <summary>Writes a time of the day, taken as UTC, as the format <c>time</c> has it: <c>06:11:29.105Z</c>.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="value">The time.</param>
    public static void WriteValue(Utf8JsonWriter json, TimeOnly value)
    {
        ArgumentNullException.ThrowIfNull(json);
        Span<byte> text = stackalloc byte[17];
        value.TryFormat(text, out int written, @"HH\:mm\:ss.FFFFFFF\Z", CultureInfo.InvariantCulture);
        json.WriteStringValue(text[..written]);
    }

    /// <summary>Writes an address as the format <c>uri</c> has it: in ASCII, with percent signs for all that RFC 3986 does not allow, and host names in Punycode.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="value">The address.</param>
    /// <exception cref="ArgumentException">It is relative.</exception>
    public static void WriteValue(Utf8JsonWriter json, Uri value)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(value);
        json.WriteStringValue(Rfc3986(Absolute(value)));
    }

    // .NET leaves brackets and number signs where its own parser takes them, and hosts as people read them.
    private static string Rfc3986(Uri address)
    {
        string text = address.GetComponents(UriComponents.AbsoluteUri, UriFormat.UriEscaped);
        if (address.HostNameType == UriHostNameType.Dns && !Ascii.IsValid(address.Host))
            text = $"{address.GetComponents(UriComponents.Scheme | UriComponents.UserInfo | UriComponents.KeepDelimiter, UriFormat.UriEscaped)}"
                + $"{HostOf(address)}{(address.IsDefaultPort ? "" : $":{address.Port.ToString(CultureInfo.InvariantCulture)}")}"
                + address.GetComponents(UriComponents.PathAndQuery | UriComponents.Fragment | UriComponents.KeepDelimiter, UriFormat.UriEscaped);
        int authority = text.IndexOf("://", StringComparison.Ordinal) + 3;
        int path = authority < 3 ? 0 : text.AsSpan(authority).IndexOfAny('/', '?', '#') is var end and >= 0 ? authority + end : text.Length;
        return text.AsSpan(path).ContainsAnyExcept(UriCharacters) || !Ascii.IsValid(text) ? Escape(text, path) : text;
    }

    // A name that Punycode does not know stays as it is, and is escaped like any other text.
    private static string HostOf(Uri address)
    {
        try
        {
            return address.IdnHost;
        }
        catch (UriFormatException)
        {
            return address.Host;
        }
    }

    private static string Escape(ReadOnlySpan<char> text, int path)
    {
        var escaped = new StringBuilder(text.Length + 16);
        bool isFragment = false;
        Span<byte> utf8 = stackalloc byte[4];
        for (int index = 0, length; index < text.Length; index += length)
        {
            char character = text[index];
            Rune.DecodeFromUtf16(text[index..], out Rune rune, out length);
            if (UriCharacters.Contains(character) || (character == '#' && !isFragment) || (character == '%' && IsEscape(text[index..])) || (character is '[' or ']' && index < path))
            {
                isFragment |= character == '#';
                escaped.Append(character);
            }
            else
            {
                foreach (byte unit in utf8[..rune.EncodeToUtf8(utf8)])
                    escaped.Append(CultureInfo.InvariantCulture, $"%{unit:X2}");
            }
        }

        return escaped.ToString();
    }

    private static bool IsEscape(ReadOnlySpan<char> text) => text.Length > 2 && char.IsAsciiHexDigit(text[1]) && char.IsAsciiHexDigit(text[2]);
}
