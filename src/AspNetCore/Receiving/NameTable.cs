using System.Buffers.Binary;
using System.Text;

namespace SchemaPacks.Receiving;

/// <summary>
/// Strings for texts that come again and again, such as the ids of schemas, so that not every event makes its own. A table of fixed size in which a text takes the
/// place of another: names that nobody sends again cost nothing.
/// </summary>
internal sealed class NameTable
{
    private const int Places = 512;
    private const int MaxLength = 256;

    private readonly string?[] _names = new string?[Places];

    /// <param name="utf8">A text without escapes.</param>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > MaxLength)
            return Encoding.UTF8.GetString(utf8);
        ref string? name = ref _names[PlaceOf(utf8)];
        if (Volatile.Read(ref name) is { } known && Ascii.Equals(utf8, known))
            return known;
        string text = Encoding.UTF8.GetString(utf8);
        Volatile.Write(ref name, text);
        return text;
    }

    // Ids often begin alike and seldom end alike.
    private static int PlaceOf(ReadOnlySpan<byte> utf8)
    {
        Span<byte> end = stackalloc byte[sizeof(ulong)];
        end.Clear();
        utf8[^Math.Min(utf8.Length, sizeof(ulong))..].CopyTo(end);
        ulong hash = (BinaryPrimitives.ReadUInt64LittleEndian(end) + (ulong)utf8.Length) * 0x9E3779B97F4A7C15; // Knuth's multiplicative hashing, 2⁶⁴ by the golden ratio
        return (int)(hash >> 55); // 512 places
    }
}
