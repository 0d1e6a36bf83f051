namespace SchemaPacks.Parsing;

/// <summary>Follows line and column through valid UTF-8, forwards only, so that a whole file costs one pass.</summary>
internal ref struct Utf8Cursor(ReadOnlySpan<byte> utf8)
{
    private readonly ReadOnlySpan<byte> _utf8 = utf8;
    private int _offset;
    private int _line = 1;
    private int _column = 1;

    public TextPosition MoveTo(int offset)
    {
        for (; _offset < offset; _offset++)
        {
            var unit = _utf8[_offset];
            if (unit == '\n' || (unit == '\r' && !_utf8[(_offset + 1)..].StartsWith("\n"u8)))
                (_line, _column) = (_line + 1, 1);
            else if (unit >= 0xF0)
                _column += 2; // four bytes are a surrogate pair
            else if ((unit & 0xC0) != 0x80)
                _column++;
        }

        return new TextPosition(_line, _column);
    }
}
