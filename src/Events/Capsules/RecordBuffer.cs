using System.Buffers;
using SchemaPacks.Recycling;

namespace SchemaPacks.Capsules;

/// <summary>
/// Where one record is written. Used again for others, so that recording allocates nothing: whoever rents it holds it, handlers that keep the record for
/// later hold it too, and it is free again when the last of them lets go.
/// </summary>
internal sealed class RecordBuffer : IBufferWriter<byte>
{
    private const int LongestEscape = 12; // \ud83d\ude00
    private const int MaxKeptBytes = 4 * 1024; // buffers that a large event made large are not kept: tens of thousands may be free

    private byte[] _bytes = new byte[512];
    private byte[] _scratch = [];
    private int _length;
    private int _holders;

    private RecordBuffer()
    {
    }

    /// <summary>An empty buffer, which is the caller's until <see cref="Release"/>.</summary>
    public static RecordBuffer Rent()
    {
        RecordBuffer buffer = FreeList<RecordBuffer>.Take() ?? new RecordBuffer();
        buffer._holders = 1;
        return buffer;
    }

    /// <summary>What is written.</summary>
    public ReadOnlyMemory<byte> Utf8 => _bytes.AsMemory(0, _length);

    /// <summary>Keeps the record for one more, who calls <see cref="Release"/> when done.</summary>
    public void Hold() => Interlocked.Increment(ref _holders);

    public void Release()
    {
        if (Volatile.Read(ref _holders) != 1 && Interlocked.Decrement(ref _holders) > 0) // the last who holds it need not say so to anybody
            return;
        if (_bytes.Length > MaxKeptBytes || _scratch.Length > MaxKeptBytes)
            return;
        _length = 0;
        FreeList<RecordBuffer>.Give(this);
    }

    public void Write(byte value)
    {
        if (_length == _bytes.Length)
            Grow(1);
        _bytes[_length++] = value;
    }

    public void Write(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Reserve(utf8.Length));
        _length += utf8.Length;
    }

    /// <summary>Writes a string: quotes, and the text between them as <see cref="RecordText"/> spells it.</summary>
    /// <param name="utf8">The text without escapes, well-formed.</param>
    public void WriteText(ReadOnlySpan<byte> utf8)
    {
        int plain = RecordText.Encoder.FindFirstCharacterToEncodeUtf8(utf8);
        if (plain < 0)
        {
            Span<byte> target = Reserve(utf8.Length + 2);
            target[0] = (byte)'"';
            utf8.CopyTo(target[1..]);
            target[utf8.Length + 1] = (byte)'"';
            _length += utf8.Length + 2;
            return;
        }

        Write((byte)'"');
        Write(utf8[..plain]);
        for (ReadOnlySpan<byte> rest = utf8[plain..]; !rest.IsEmpty;) // as much as there is room for: escapes are few, and room for six times the text would be too much
        {
            RecordText.Encoder.EncodeUtf8(rest, Reserve(rest.Length + LongestEscape), out int read, out int written);
            _length += written;
            rest = rest[read..];
        }

        Write((byte)'"');
    }

    /// <summary>Room for that many bytes behind what is written, for a caller who writes there and then <see cref="Advance"/>s.</summary>
    public Span<byte> Reserve(int length)
    {
        if (_bytes.Length - _length < length)
            Grow(length);
        return _bytes.AsSpan(_length);
    }

    /// <summary>Counts bytes as written.</summary>
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)(_bytes.Length - _length));
        _length += count;
    }

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(1, sizeHint));
        return _bytes.AsMemory(_length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => Reserve(Math.Max(1, sizeHint));

    /// <summary>Room for a string without its escapes. Each call may hand out the same room.</summary>
    public Span<byte> Scratch(int length)
    {
        if (_scratch.Length < length)
            _scratch = new byte[length];
        return _scratch;
    }

    // Twice as much, but not so much that the buffer is not kept where less will do.
    private void Grow(int length)
    {
        long needed = (long)_length + length, twice = (long)_bytes.Length * 2;
        if (needed <= MaxKeptBytes)
            twice = Math.Min(twice, MaxKeptBytes);
        Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(twice, needed)));
    }
}
