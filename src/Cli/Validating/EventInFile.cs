using System.Text.Json;

namespace SchemaPacks.Cli.Validating;

/// <summary>One event of a file: its bytes, and where they begin.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Utf8">One JSON text, if it is one.</param>
internal readonly record struct EventInFile(long Line, ReadOnlyMemory<byte> Utf8)
{
    private const int FirstRead = 64 << 10;
    private const int MaxBytes = 256 << 20;

    /// <summary>
    /// The events of JSON lines, one at a time and in memory of one line's size; or of a JSON document: the items of a list, or the document itself. It is a document where the first line alone is no JSON.
    /// </summary>
    /// <exception cref="CommandFailure">A line, or a document, is too large.</exception>
    public static async IAsyncEnumerable<EventInFile> ReadAsync(Stream stream, Action<long> advance, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[FirstRead];
        int start = 0, end = 0, scanned = 0;
        long line = 1;
        bool isKnown = false, isEnd = false, isDocument = false;
        while (true)
        {
            int found = isDocument ? -1 : buffer.AsSpan(scanned, end - scanned).IndexOf((byte)'\n');
            if (found < 0 && !isEnd)
            {
                scanned = end;
                if (start > 0)
                {
                    buffer.AsSpan(start, end - start).CopyTo(buffer);
                    (end, scanned, start) = (end - start, scanned - start, 0);
                }

                if (end == buffer.Length)
                    Array.Resize(ref buffer, buffer.Length < MaxBytes ? buffer.Length * 2 : throw new CommandFailure(ExitCode.Failure, $"line {line} is longer than {MaxBytes} bytes; write one event to a line"));
                int read = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken);
                advance(read);
                (end, isEnd) = (end + read, read == 0);
                continue;
            }

            int length = (found < 0 ? end : scanned + found) - start;
            ReadOnlyMemory<byte> text = Trim(buffer.AsMemory(start, length));
            if (!isKnown && text.Length > 0 && !isEnd && !IsWhole(text.Span))
            {
                (isDocument, isKnown, scanned) = (true, true, end);
                continue;
            }

            if (!isKnown && text.Length > 0 && text.Span[0] == '[')
                isDocument = true;
            isKnown |= text.Length > 0;
            if (isDocument)
            {
                foreach (EventInFile item in ItemsOf(text, line + buffer.AsSpan(start, length).Count((byte)'\n') - text.Span.Count((byte)'\n')))
                    yield return item;
                yield break;
            }

            if (text.Length > 0)
                yield return new EventInFile(line, text);
            if (found < 0)
                yield break;
            start = scanned = scanned + found + 1;
            line++;
        }
    }

    private static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> text)
    {
        if (text.Span.StartsWith("\uFEFF"u8))
            text = text[3..];
        return text.Trim(" \t\r\n"u8);
    }

    private static bool IsWhole(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = 512, AllowMultipleValues = false });
        try
        {
            while (reader.Read())
                ;
            return true;
        }
        catch (JsonException exception)
        {
            // Broken in the middle, it is a broken line; ended too early, it goes on.
            return exception.LineNumber is 0 && exception.BytePositionInLine is { } position && position < text.Length;
        }
    }

    private static List<EventInFile> ItemsOf(ReadOnlyMemory<byte> document, long line)
    {
        var items = new List<EventInFile>();
        if (document.Length == 0 || document.Span[0] != '[')
            return [new EventInFile(line, document)];
        var reader = new Utf8JsonReader(document.Span, new JsonReaderOptions { MaxDepth = 512 });
        long seen = 0;
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                long begin = reader.TokenStartIndex;
                line += document.Span[(int)seen..(int)begin].Count((byte)'\n');
                seen = begin;
                reader.Skip();
                items.Add(new EventInFile(line, document[(int)begin..(int)reader.BytesConsumed]));
            }
        }
        catch (JsonException)
        {
            items.Add(new EventInFile(line, document[(int)seen..])); // judged as what it is
        }

        return items;
    }
}
