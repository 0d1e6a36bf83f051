using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace SchemaPacks.Cli.Tailing;

/// <summary>
/// Takes a stream of server-sent events apart at its blank lines. A message whose end is missing, because the connection broke, is none: its id would let a
/// reader come back behind it, and it would be lost.
/// </summary>
internal static class WholeMessages
{
    private const int Longest = 4 * 1024 * 1024; // many times what a host sends

    /// <exception cref="InvalidDataException">There is no end of a message where there must be one.</exception>
    public static async IAsyncEnumerable<byte[]> ReadAsync(PipeReader body, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadResult read = await body.ReadAsync(cancellationToken);
            ReadOnlySequence<byte> rest = read.Buffer;
            while (TryTake(ref rest, out byte[] message))
                yield return message;
            if (rest.Length > Longest)
                throw new InvalidDataException();
            body.AdvanceTo(rest.Start, rest.End);
            if (read.IsCompleted)
                yield break;
        }
    }

    private static bool TryTake(ref ReadOnlySequence<byte> rest, out byte[] message)
    {
        var reader = new SequenceReader<byte>(rest);
        if (!reader.TryReadTo(out ReadOnlySequence<byte> _, "\n\n"u8))
        {
            message = [];
            return false;
        }

        message = rest.Slice(0, reader.Position).ToArray();
        rest = rest.Slice(reader.Position);
        return true;
    }
}
