namespace SchemaPacks.Parsing;

/// <summary>How large one schema file may be. Reading stops at the first limit that it passes.</summary>
public sealed record ParsingLimits
{
    /// <summary>The defaults: 1 MiB, 64 levels, 100,000 values, numbers of 1,000 characters, 100 findings.</summary>
    public static ParsingLimits Default { get; } = new();

    /// <summary>Size of the file in bytes. Default 1 MiB; a larger file is refused with SP1008 unread.</summary>
    public int Bytes { get; init; } = 1 << 20;

    /// <summary>Mappings and sequences that may nest. Default 64; the next level is refused with SP2009.</summary>
    public int Depth { get; init; } = 64;

    /// <summary>Values in the file: scalars, mappings and sequences, without keys. Default 100,000; one more is refused with SP2010.</summary>
    public int Nodes { get; init; } = 100_000;

    /// <summary>Characters of a number, in JSON's spelling. Default 1,000; a longer one is refused with SP1008, since arithmetic on it can take minutes.</summary>
    public int NumberLength { get; init; } = 1_000;

    /// <summary>Findings after which reading stops, so that a hostile file cannot fill the log. Default 100.</summary>
    public int Findings { get; init; } = 100;
}
