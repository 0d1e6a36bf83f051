namespace SchemaPacks.JsonSchema.Formats.Idna;

/// <summary>What matters of one code point in a label, packed as <c>build/unicode/tables.mjs</c> writes it. Zero for one that no label may hold.</summary>
internal readonly record struct IdnaTraits(int Bits)
{
    /// <summary>The derived property of RFC 5892.</summary>
    public IdnaKind Kind => (IdnaKind)(Bits & 3);

    /// <summary>How it joins its neighbours in a cursive script.</summary>
    public IdnaJoining Joining => (IdnaJoining)(Bits >> 2 & 7);

    /// <summary>Its bidirectional class.</summary>
    public IdnaDirection Direction => (IdnaDirection)(Bits >> 5 & 15);

    /// <summary>Its script, where a rule asks for it.</summary>
    public IdnaScript Script => (IdnaScript)(Bits >> 9 & 3);

    /// <summary>Whether its canonical combining class is that of a virama.</summary>
    public bool IsVirama => (Bits & 1 << 11) != 0;

    /// <summary>Whether it is a combining mark, which begins no label.</summary>
    public bool IsMark => (Bits & 1 << 12) != 0;
}

/// <summary>CONTEXTJ and CONTEXTO are <see cref="Joiner"/> and <see cref="InContext"/>.</summary>
internal enum IdnaKind
{
    /// <summary>DISALLOWED or UNASSIGNED.</summary>
    Refused = 0,
    Valid = 1,
    Joiner = 2,
    InContext = 3,
}

/// <summary>Joining types of Unicode.</summary>
internal enum IdnaJoining
{
    None = 0,
    Dual = 1,
    Left = 2,
    Right = 3,
    Transparent = 4,
}

/// <summary>Bidirectional classes of Unicode, by their short names.</summary>
internal enum IdnaDirection
{
    Other = 0,
    L = 1,
    R = 2,
    AL = 3,
    AN = 4,
    EN = 5,
    ES = 6,
    CS = 7,
    ET = 8,
    ON = 9,
    BN = 10,
    NSM = 11,
}

/// <summary>Scripts that the context rules of RFC 5892 name.</summary>
internal enum IdnaScript
{
    Other = 0,
    Greek = 1,
    Hebrew = 2,

    /// <summary>Hiragana, Katakana or Han.</summary>
    Kana = 3,
}
