using System.Diagnostics;
using System.Text.Json;

namespace SchemaPacks.Capsules;

/// <summary>The trace in which an event was recorded, as its record holds it: W3C's traceparent, <c>00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01</c>.</summary>
internal static class TraceParent
{
    private const int Length = 55, TraceIdLength = 32, SpanIdLength = 16;
    private const int MaxDepth = 4096; // far deeper than the log lets an event be
    private const int MaxKeys = 9;     // the log's own keys stand first in a record, and this is among so many

    private static readonly byte[] Name = RecordText.PropertyName(CapsuleNames.TraceParent);

    /// <summary>The context of an activity that is being sampled: other traces are kept nowhere, so that nobody could follow them.</summary>
    public static ActivityContext Of(Activity? activity) => activity is { Recorded: true, IdFormat: ActivityIdFormat.W3C } ? activity.Context : default;

    /// <summary>Writes it as a string.</summary>
    public static void Write(in ActivityContext trace, RecordBuffer record)
    {
        Span<byte> text = record.Reserve(Length + 2), bytes = stackalloc byte[TraceIdLength / 2];
        "\"00-"u8.CopyTo(text);
        trace.TraceId.CopyTo(bytes);
        Convert.TryToHexStringLower(bytes, text.Slice(4, TraceIdLength), out _);
        text[4 + TraceIdLength] = (byte)'-';
        bytes = bytes[..(SpanIdLength / 2)];
        trace.SpanId.CopyTo(bytes);
        Convert.TryToHexStringLower(bytes, text.Slice(5 + TraceIdLength, SpanIdLength), out _);
        ((trace.TraceFlags & ActivityTraceFlags.Recorded) != 0 ? "-01\""u8 : "-00\""u8).CopyTo(text[(5 + TraceIdLength + SpanIdLength)..]);
        record.Advance(Length + 2);
    }

    /// <summary>Finds it in a record.</summary>
    /// <returns>Null when the record has none.</returns>
    public static string? Find(ReadOnlySpan<byte> record)
    {
        if (record.IndexOf(Name) < 0)
            return null;
        var reader = new Utf8JsonReader(record, new JsonReaderOptions { MaxDepth = MaxDepth });
        reader.Read();
        for (int key = 0; key < MaxKeys && reader.Read() && reader.TokenType == JsonTokenType.PropertyName; key++)
        {
            bool isWanted = reader.ValueTextEquals(CapsuleNames.TraceParent);
            reader.Read();
            if (isWanted)
                return reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length == Length ? reader.GetString() : null;
            reader.Skip();
        }

        return null;
    }
}
