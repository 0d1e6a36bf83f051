namespace SchemaPacks.Handlers;

/// <summary>How a <see cref="JsonLinesFileHandler"/> compresses segments that are sealed.</summary>
public enum SegmentCompression
{
    /// <summary>Not at all: every file is plain lines.</summary>
    None,

    /// <summary>As <c>….jsonl.gz</c>, which most programs read.</summary>
    Gzip,

    /// <summary>As <c>….jsonl.br</c>, which is smaller.</summary>
    Brotli,
}
