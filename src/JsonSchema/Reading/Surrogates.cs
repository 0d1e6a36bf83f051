using System.Globalization;

namespace SchemaPacks.JsonSchema.Reading;

/// <summary>Looks for <c>\uD800</c>…<c>\uDFFF</c> that are not the two halves of a pair.</summary>
internal static class Surrogates
{
    /// <param name="raw">The inside of a JSON string, escapes as written, already checked by a reader.</param>
    public static bool AnyAlone(ReadOnlySpan<byte> raw)
    {
        while (raw.IndexOf((byte)'\\') is >= 0 and var backslash)
        {
            raw = raw[backslash..];
            if (raw[1] != 'u')
            {
                raw = raw[2..];
                continue;
            }

            var unit = Unit(raw);
            raw = raw[6..];
            if (char.IsLowSurrogate(unit))
                return true;
            if (!char.IsHighSurrogate(unit))
                continue;
            if (raw.Length < 6 || raw[0] != '\\' || raw[1] != 'u' || !char.IsLowSurrogate(Unit(raw)))
                return true;
            raw = raw[6..];
        }

        return false;
    }

    private static char Unit(ReadOnlySpan<byte> escape) =>
        (char)ushort.Parse(escape.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
