using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace SchemaPacks.Receiving;

/// <summary>A whole body in memory, in the server's own buffer where it lies there in one piece. Dispose it to give the memory back.</summary>
internal readonly struct RequestBody : IDisposable
{
    private readonly PipeReader _reader;
    private readonly SequencePosition _end;
    private readonly byte[]? _rented;

    private RequestBody(PipeReader reader, ReadOnlySequence<byte> buffer)
    {
        _reader = reader;
        _end = buffer.End;
        if (buffer.IsSingleSegment)
        {
            Utf8 = buffer.First;
            return;
        }

        var length = (int)buffer.Length;
        _rented = ArrayPool<byte>.Shared.Rent(length);
        buffer.CopyTo(_rented);
        Utf8 = _rented.AsMemory(0, length);
    }

    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <returns><see langword="null"/> when the body has more than <paramref name="limit"/> bytes.</returns>
    public static async ValueTask<RequestBody?> ReadAsync(HttpRequest request, long limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit)
            return null;
        PipeReader reader = request.BodyReader;
        while (true)
        {
            ReadResult read = await reader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > limit)
            {
                reader.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
                return new RequestBody(reader, read.Buffer);
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    public void Dispose()
    {
        _reader.AdvanceTo(_end);
        if (_rented is not null)
            ArrayPool<byte>.Shared.Return(_rented);
    }
}
