namespace SchemaPacks.JsonSchema.Reading;

/// <summary>Why a text is refused before any schema sees it.</summary>
public enum JsonTextProblemKind
{
    /// <summary>No JSON (RFC 8259), or more than one value.</summary>
    Syntax,

    /// <summary>The text begins with a byte order mark.</summary>
    ByteOrderMark,

    /// <summary>The bytes are no UTF-8.</summary>
    InvalidUtf8,

    /// <summary>A string or name holds half a surrogate pair as an escape: no Unicode text can hold it.</summary>
    LoneSurrogate,

    /// <summary>An object names a property twice, in whatever spelling: parsers disagree about which one counts.</summary>
    DuplicateName,

    /// <summary>Arrays and objects nest deeper than allowed.</summary>
    TooDeep,
}
