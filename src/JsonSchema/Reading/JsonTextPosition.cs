using System.Text;
using System.Text.Json;

namespace SchemaPacks.JsonSchema.Reading;

/// <summary>Finds line, column and pointer of an offset by reading the text again: only a refused text pays for it.</summary>
internal static class JsonTextPosition
{
    public static JsonTextProblem Problem(JsonTextProblemKind kind, ReadOnlySpan<byte> utf8, long offset, int maxDepth)
    {
        var before = utf8[..(int)offset];
        var line = 1 + before.Count((byte)'\n');
        var column = before.Length - before.LastIndexOf((byte)'\n');
        var pointer = kind == JsonTextProblemKind.ByteOrderMark ? "" : PointerAt(utf8, offset, maxDepth);
        return new JsonTextProblem(kind, offset, line, column, pointer);
    }

    public static long FirstInvalidByte(ReadOnlySpan<byte> utf8)
    {
        var offset = 0;
        while (Rune.DecodeFromUtf8(utf8[offset..], out _, out var length) == System.Buffers.OperationStatus.Done)
            offset += length;
        return offset;
    }

    public static long Offset(ReadOnlySpan<byte> utf8, JsonException exception)
    {
        var lineStart = 0;
        for (var line = exception.LineNumber ?? 0; line > 0; line--)
            lineStart += utf8[lineStart..].IndexOf((byte)'\n') + 1;
        return Math.Min(lineStart + (exception.BytePositionInLine ?? 0), utf8.Length);
    }

    private static string PointerAt(ReadOnlySpan<byte> utf8, long offset, int maxDepth)
    {
        var steps = new List<string>();
        var indexes = new Stack<int>(); // of the open containers: the next item's index, -1 for an object
        var reader = new Utf8JsonReader(utf8[..(int)offset], isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = JsonText.JustDeeper(maxDepth) }));
        try
        {
            while (reader.Read())
                Follow(ref reader, steps, indexes);
        }
        catch (JsonException)
        {
            // The defect itself: what was read before it is the path.
        }

        return string.Concat(steps);
    }

    private static void Follow(ref Utf8JsonReader reader, List<string> steps, Stack<int> indexes)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                steps.Add("/" + JsonPointer.Escape(Surrogates.AnyAlone(reader.ValueSpan) ? Encoding.UTF8.GetString(reader.ValueSpan) : reader.GetString()!));
                return;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                indexes.Pop();
                Leave(steps, indexes);
                return;
            case JsonTokenType.StartObject:
                Enter(steps, indexes);
                indexes.Push(-1);
                return;
            case JsonTokenType.StartArray:
                Enter(steps, indexes);
                indexes.Push(0);
                return;
            default:
                Enter(steps, indexes);
                Leave(steps, indexes);
                return;
        }
    }

    private static void Enter(List<string> steps, Stack<int> indexes)
    {
        if (indexes.TryPeek(out var index) && index >= 0)
            steps.Add("/" + index);
    }

    private static void Leave(List<string> steps, Stack<int> indexes)
    {
        if (!indexes.TryPop(out var index))
            return;
        indexes.Push(index < 0 ? index : index + 1);
        steps.RemoveAt(steps.Count - 1);
    }
}
