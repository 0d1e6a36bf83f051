namespace SchemaPacks.JsonSchema.Patterns;

/// <summary>What <c>\d</c>, <c>\w</c>, <c>\s</c> and <c>.</c> mean in ECMA-262: narrower than in .NET.</summary>
internal static class CharacterClasses
{
    public static CodePointSet Digits { get; } = CodePointSet.Of(('0', '9'));

    public static CodePointSet Word { get; } = CodePointSet.Of(('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z'));

    /// <summary>WhiteSpace and LineTerminator of the specification: tab to carriage return, the space separators, the byte order mark.</summary>
    public static CodePointSet Space { get; } = CodePointSet.Of(
        (0x09, 0x0D), (0x20, 0x20), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000), (0xFEFF, 0xFEFF));

    public static CodePointSet AnyButLineEnds { get; } = CodePointSet.Of(('\n', '\n'), ('\r', '\r'), (0x2028, 0x2029)).Complement();

    /// <summary>Half a surrogate pair is no character of a valid text.</summary>
    public static CodePointSet Surrogates { get; } = CodePointSet.Of((0xD800, 0xDFFF));
}
