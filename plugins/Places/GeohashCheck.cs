using System.Buffers;
using SchemaPacks;

namespace Places;

/// <summary>Whether a string is a geohash: 1 to 12 digits of its base 32, which has no <c>a</c>, <c>i</c>, <c>l</c> and <c>o</c>.</summary>
public sealed class GeohashCheck : IFormatCheck
{
    private const int MaxLength = 12;

    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789bcdefghjkmnpqrstuvwxyz"u8);

    /// <inheritdoc/>
    public bool Holds(ReadOnlySpan<byte> utf8) => utf8.Length is > 0 and <= MaxLength && !utf8.ContainsAnyExcept(Digits);
}
