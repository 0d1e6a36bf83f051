using System.Text.Json;
using System.Text.Unicode;

namespace SchemaPacks.Handlers.Files.Segments;

/// <summary>Tells lines that hold a record from those that hold something else: zeros, halves of records, bytes that changed.</summary>
internal static class RecordLine
{
    // Far deeper than the log lets an event be.
    private const int MaxDepth = 4096;

    /// <param name="line">The line without its line feed.</param>
    public static bool IsRecord(ReadOnlySpan<byte> line)
    {
        if (line.IsEmpty || line[0] != (byte)'{' || !Utf8.IsValid(line))
            return false;
        try
        {
            var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = MaxDepth });
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
