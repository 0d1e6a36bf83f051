using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>
/// A known string and its closing quote, compared with a text in one step of 32 bytes. Matches one spelling: that of <see cref="StringEscape.Rewrite"/>.
/// </summary>
internal readonly unsafe struct NameLiteral
{
    private readonly Vector256<byte> _head;
    private readonly uint _mask;
    private readonly int _quotedLength;
    private readonly byte[] _quoted;

    /// <param name="utf8">The string in that spelling.</param>
    public NameLiteral(ReadOnlySpan<byte> utf8)
    {
        _quoted = [.. utf8, (byte)'"'];
        _quotedLength = _quoted.Length;
        Span<byte> head = stackalloc byte[32];
        head.Clear();
        _quoted.AsSpan(0, Math.Min(32, _quoted.Length)).CopyTo(head);
        _head = Vector256.Create<byte>(head);
        _mask = _quoted.Length >= 32 ? uint.MaxValue : (1u << _quoted.Length) - 1;
    }

    /// <summary>A literal that no text has: a byte that UTF-8 never uses. Names are compared before their characters are checked, so a control character would not do.</summary>
    public static NameLiteral Nowhere { get; } = new([0xFF]);

    /// <summary>Length in bytes, closing quote included.</summary>
    public int QuotedLength => _quotedLength;

    /// <summary>The string's UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8 => _quoted.AsSpan(0, _quoted.Length - 1);

    /// <summary>Whether the text at <paramref name="p"/>, after an opening quote, is this string and its closing quote.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsAt(byte* p) =>
        (~Vector256.Equals(Vector256.Load(p), _head).ExtractMostSignificantBits() & _mask) == 0
        && (_quotedLength <= 32 || IsRestAt(p));

    // The rest may reach beyond the padding only if the text ended before, and then a byte before the end differs.
    private bool IsRestAt(byte* p)
    {
        for (int i = 32; i < _quoted.Length; i++)
        {
            if (p[i] != _quoted[i])
                return false;
        }

        return true;
    }
}
