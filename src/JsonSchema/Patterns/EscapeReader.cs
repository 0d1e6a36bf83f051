using SchemaPacks.JsonSchema.Patterns.Properties;

namespace SchemaPacks.JsonSchema.Patterns;

/// <summary>Reads what follows a backslash, where it stands for characters.</summary>
internal sealed class EscapeReader(PatternCursor cursor)
{
    /// <summary>The cursor is at the backslash.</summary>
    public CodePointSet Read(bool inClass)
    {
        cursor.Take();
        var letter = cursor.Take();
        return letter switch
        {
            'd' => CharacterClasses.Digits,
            'D' => CharacterClasses.Digits.Complement(),
            'w' => CharacterClasses.Word,
            'W' => CharacterClasses.Word.Complement(),
            's' => CharacterClasses.Space,
            'S' => CharacterClasses.Space.Complement(),
            'p' => Property(),
            'P' => Property().Complement(),
            _ => CodePointSet.Of(Single(letter, inClass)),
        };
    }

    private int Single(char letter, bool inClass)
    {
        switch (letter)
        {
            case 't': return '\t';
            case 'n': return '\n';
            case 'v': return '\v';
            case 'f': return '\f';
            case 'r': return '\r';
            case 'b' when inClass: return '\b';
            case '0' when !char.IsAsciiDigit(cursor.Peek): return 0;
            case 'c' when char.IsAsciiLetter(cursor.Peek): return cursor.Take() % 32;
            case 'x': return cursor.TakeHex(2);
            case 'u': return Unicode();
            case var other when char.IsAsciiLetterOrDigit(other) || other == '_': throw cursor.Error($"'\\{other}' escapes nothing that ECMA-262 knows");
            case var high when char.IsHighSurrogate(high): return char.ConvertToUtf32(high, cursor.Take());
            default: return letter;
        }
    }

    private int Unicode()
    {
        if (cursor.TryTake('{'))
        {
            var digits = cursor.TakeUntil('}');
            return digits.Length is > 0 and <= 8 && digits.All(char.IsAsciiHexDigit) && Convert.ToInt64(digits, 16) is <= CodePointSet.Last and var codePoint
                ? (int)codePoint
                : throw cursor.Error("'\\u{…}' needs the hexadecimal number of a code point");
        }

        var unit = cursor.TakeHex(4);
        if (!char.IsHighSurrogate((char)unit) || cursor.Peek != '\\' || cursor.PeekAt(1) != 'u' || cursor.PeekAt(2) is not ('d' or 'D') || cursor.PeekAt(3) is not (>= 'c' and <= 'f' or >= 'C' and <= 'F'))
            return unit;
        cursor.Skip(2);
        return char.ConvertToUtf32((char)unit, (char)cursor.TakeHex(4));
    }

    private CodePointSet Property()
    {
        if (!cursor.TryTake('{'))
            throw cursor.Error("'\\p' needs a property in braces");
        var name = cursor.TakeUntil('}');
        return UnicodeProperties.Find(name) ?? throw cursor.Error($"the Unicode property '{name}' is not known");
    }
}
