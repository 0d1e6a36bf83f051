using System.Text.Json;
using SchemaPacks.Answering;

namespace SchemaPacks.Receiving;

/// <summary>Cuts a body into the texts of its envelopes, unread.</summary>
internal static class BatchReader
{
    private static ReadOnlySpan<byte> WhiteSpace => " \t\r\n"u8;

    /// <summary>Whether a body of JSON is an array.</summary>
    public static bool IsBatch(ReadOnlySpan<byte> body) => body.TrimStart(WhiteSpace) is [(byte)'[', ..];

    /// <summary>The items of an array. A body that is no JSON as a whole has none: where it breaks, nobody knows what was meant.</summary>
    /// <param name="body">The body.</param>
    /// <param name="limit">The most items; of more, the first one too many is cut out too.</param>
    /// <param name="refusal">What is wrong with the body.</param>
    public static List<Range> Items(ReadOnlySpan<byte> body, int limit, out ProblemError? refusal)
    {
        List<Range> items = [];
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = BodyText.MaxDepth + 2 });
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray && items.Count <= limit)
            {
                int start = (int)reader.TokenStartIndex;
                reader.Skip();
                items.Add(start..(int)reader.BytesConsumed);
            }

            if (items.Count <= limit)
                reader.Read(); // anything after the array is a syntax error
            refusal = null;
        }
        catch (JsonException)
        {
            refusal = BodyText.ExplainBatch(body);
        }

        return items;
    }

    /// <summary>The lines that are not blank.</summary>
    /// <inheritdoc cref="Items"/>
    public static List<Range> Lines(ReadOnlySpan<byte> body, int limit)
    {
        List<Range> lines = [];
        for (int start = 0; start < body.Length && lines.Count <= limit;)
        {
            int length = body[start..].IndexOf((byte)'\n');
            int end = length < 0 ? body.Length : start + length;
            if (body[start..end].ContainsAnyExcept(WhiteSpace))
                lines.Add(start..end);
            start = end + 1;
        }

        return lines;
    }
}
