using System.Text.Json;
using SchemaPacks.Capsules;

namespace SchemaPacks.Redacting;

/// <summary>
/// Reads an event from its first byte to its last. The text has passed the strict reader, so it is well-formed and no deeper than allowed: the cursor only
/// looks for where things end.
/// </summary>
/// <param name="utf8">The event.</param>
internal ref struct EventCursor(ReadOnlySpan<byte> utf8)
{
    private readonly ReadOnlySpan<byte> _utf8 = utf8;
    private int _at;

    /// <summary>Goes to the next byte that is no white space.</summary>
    /// <returns>That byte.</returns>
    public byte Peek()
    {
        while (_utf8[_at] <= (byte)' ')
            _at++;
        return _utf8[_at];
    }

    /// <summary>Goes behind the byte at which the cursor stands.</summary>
    public void Take() => _at++;

    /// <summary>Takes a byte if it is the next but for white space.</summary>
    public bool TryTake(byte value)
    {
        if (Peek() != value)
            return false;
        _at++;
        return true;
    }

    /// <summary>Takes the declared name of that index, if it is the next name.</summary>
    public DeclaredName? TryTakeName(DeclaredNames names, int index)
    {
        DeclaredName? name = names.Next(index, _utf8[(_at + 1)..]);
        _at += name is null ? 0 : name.Quoted.Length + 1;
        return name;
    }

    /// <summary>Takes the string at which the cursor stands.</summary>
    /// <param name="buffer">Has room for a string that is spelled with escapes.</param>
    /// <returns>The text without quotes and escapes, valid until the buffer's room is used again.</returns>
    public ReadOnlySpan<byte> TakeText(RecordBuffer buffer)
    {
        int start = _at, length = SkipString();
        return length >= 0 ? _utf8.Slice(start + 1, length) : Unescape(_utf8[start.._at], buffer);
    }

    /// <summary>Takes the number, <c>true</c>, <c>false</c> or <c>null</c> at which the cursor stands.</summary>
    public ReadOnlySpan<byte> TakeScalar()
    {
        int start = _at;
        while (_utf8[_at] is not ((byte)',' or (byte)'}' or (byte)']' or <= (byte)' '))
            _at++;
        return _utf8[start.._at];
    }

    /// <summary>Takes the value at which the cursor stands, whatever it is.</summary>
    /// <returns>Its text.</returns>
    public ReadOnlySpan<byte> TakeValue()
    {
        int start = _at;
        switch (_utf8[_at])
        {
            case (byte)'"':
                SkipString();
                break;
            case (byte)'{' or (byte)'[':
                SkipContainer();
                break;
            default:
                TakeScalar();
                break;
        }

        return _utf8[start.._at];
    }

    // The string's length without quotes; -1 if it has escapes.
    private int SkipString()
    {
        int start = ++_at;
        bool isEscaped = false;
        while (true)
        {
            _at += _utf8[_at..].IndexOfAny((byte)'"', (byte)'\\');
            if (_utf8[_at] == '"')
                break;
            isEscaped = true;
            _at += 2;
        }

        int length = _at++ - start;
        return isEscaped ? -1 : length;
    }

    private void SkipContainer()
    {
        int depth = 0;
        do
        {
            switch (_utf8[_at])
            {
                case (byte)'"':
                    SkipString();
                    continue;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                case (byte)'}' or (byte)']':
                    depth--;
                    break;
            }

            _at++;
        }
        while (depth > 0);
    }

    private static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> quoted, RecordBuffer buffer)
    {
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        Span<byte> text = buffer.Scratch(quoted.Length);
        return text[..reader.CopyString(text)];
    }
}
