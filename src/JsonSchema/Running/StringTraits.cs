namespace SchemaPacks.JsonSchema.Running;

/// <summary>What a string's text contains, as far as it changes how the string must be read.</summary>
[Flags]
internal enum StringTraits
{
    /// <summary>ASCII without escapes: bytes, characters and code points are the same.</summary>
    Plain = 0,

    /// <summary>Has a backslash escape.</summary>
    Escaped = 1,

    /// <summary>Has bytes over 0x7F.</summary>
    NonAscii = 2,
}
