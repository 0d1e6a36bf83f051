using System.Text;
using SchemaPacks.Handlers;

namespace SchemaPacks.Replaying;

/// <summary>
/// Looks for records of letters in files. Others may stand between them, where the handler was at work meanwhile; and of lines that were never acknowledged, a power cut may have kept
/// some and lost others before them.
/// </summary>
internal static class WrittenRecords
{
    public static bool[] Find(SegmentReader reader, IReadOnlyList<Letter> letters, long from)
    {
        bool[] written = new bool[letters.Count];
        Dictionary<string, Queue<int>> wanted = new(StringComparer.Ordinal);
        for (int index = 0; index < letters.Count; index++)
            (wanted.TryGetValue(Text(letters[index].Record), out Queue<int>? places) ? places : wanted[Text(letters[index].Record)] = new Queue<int>()).Enqueue(index);
        foreach (StoredRecord record in reader.Read(from))
            if (wanted.TryGetValue(Text(record.Utf8), out Queue<int>? places) && places.TryDequeue(out int place))
                written[place] = true;
        return written;
    }

    private static string Text(ReadOnlyMemory<byte> utf8) => Encoding.Latin1.GetString(utf8.Span); // byte for byte
}
