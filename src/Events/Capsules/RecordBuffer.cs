using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace SchemaPacks.Capsules;

/// <summary>Where one record is written. Used again for others, so that recording allocates nothing.</summary>
internal sealed class RecordBuffer : IDisposable
{
    // Letters of all scripts stay readable. Control characters and the line separators U+2028 and U+2029 are escaped, so a record
    // is one line for every reader of lines; so are < > & ', so that it is harmless in a page.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), SkipValidation = true };

    private readonly ArrayBufferWriter<byte> _bytes = new(1024);
    private byte[] _scratch = new byte[256];

    private RecordBuffer() => Json = new Utf8JsonWriter(_bytes, Options);

    /// <summary>Writes the record.</summary>
    public Utf8JsonWriter Json { get; }

    /// <summary>The record, once <see cref="Json"/> is flushed.</summary>
    public ReadOnlyMemory<byte> Utf8 => _bytes.WrittenMemory;

    /// <summary>Room for a string without its escapes. Each call may hand out the same room.</summary>
    public Span<byte> Scratch(int length)
    {
        if (_scratch.Length < length)
            _scratch = new byte[length];
        return _scratch;
    }

    public void Dispose() => Json.Dispose();

    /// <summary>Buffers that are free.</summary>
    internal sealed class Pool
    {
        // Buffers that one large event made large are not kept.
        private const int MaxKeptBytes = 64 * 1024;
        private const int MaxKept = 256;

        private readonly ConcurrentQueue<RecordBuffer> _free = new();

        public RecordBuffer Rent() => _free.TryDequeue(out RecordBuffer? buffer) ? buffer : new RecordBuffer();

        public void Return(RecordBuffer buffer)
        {
            if (buffer._bytes.Capacity > MaxKeptBytes || buffer._scratch.Length > MaxKeptBytes || _free.Count >= MaxKept)
            {
                buffer.Dispose();
                return;
            }

            buffer._bytes.ResetWrittenCount();
            buffer.Json.Reset();
            _free.Enqueue(buffer);
        }
    }
}
