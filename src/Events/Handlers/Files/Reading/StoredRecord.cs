namespace SchemaPacks.Handlers;

/// <summary>A record that a <see cref="JsonLinesFileHandler"/> wrote.</summary>
/// <param name="sequence">Its number: that of its segment's first record, plus its line's place.</param>
/// <param name="utf8">The record.</param>
public readonly struct StoredRecord(long sequence, ReadOnlyMemory<byte> utf8)
{
    /// <summary>Its number among all records of its prefix, from 1.</summary>
    public long Sequence { get; } = sequence;

    /// <summary>The record as it was written, without the line feed. Valid until the next one is asked for; copy it to keep it.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; } = utf8;
}
