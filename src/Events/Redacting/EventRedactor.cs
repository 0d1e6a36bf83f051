using System.Text.Json;
using SchemaPacks.Capsules;
using SchemaPacks.Configuration;
using SchemaPacks.JsonSchema.Reading;

namespace SchemaPacks.Redacting;

/// <summary>
/// Copies an event token by token and leaves out what the policy does not allow. Nothing of the sender's text is passed through: names and strings are
/// encoded anew, so that a record is one line whatever they hold; a number, which has no such freedom, keeps its digits.
/// </summary>
internal readonly ref struct EventRedactor
{
    private readonly RedactionPlan _plan;
    private readonly RecordBuffer _buffer;
    private readonly Utf8JsonWriter _json;

    private EventRedactor(RedactionPlan plan, RecordBuffer buffer)
    {
        _plan = plan;
        _buffer = buffer;
        _json = buffer.Json;
    }

    /// <summary>Writes the event's properties into the object that the buffer's writer has open.</summary>
    /// <param name="utf8">A JSON object that has passed the strict reader.</param>
    /// <param name="plan">What becomes of its parts.</param>
    /// <param name="buffer">Where they go.</param>
    public static void WriteProperties(ReadOnlySpan<byte> utf8, RedactionPlan plan, RecordBuffer buffer)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = JsonText.DefaultMaxDepth + 1 });
        reader.Read();
        new EventRedactor(plan, buffer).CopyProperties(ref reader, plan.Root);
    }

    private void CopyProperties(ref Utf8JsonReader reader, RedactionState state)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadOnlySpan<byte> name = Text(ref reader);
            RedactionStep step = state.Property(name);
            bool stays = step.Verdict == RedactionVerdict.Keep || (step.Verdict == RedactionVerdict.Redact && _plan.Mode != RedactionMode.Remove);
            if (stays)
                _json.WritePropertyName(name);
            reader.Read();
            Copy(ref reader, step);
        }
    }

    private void CopyItems(ref Utf8JsonReader reader, RedactionState state)
    {
        for (int index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
            Copy(ref reader, state.Item(index));
    }

    private void Copy(ref Utf8JsonReader reader, RedactionStep step)
    {
        if (step.Verdict == RedactionVerdict.Keep)
            CopyValue(ref reader, step.Next!);
        else if (step.Verdict == RedactionVerdict.Drop || _plan.Mode == RedactionMode.Remove)
            reader.Skip();
        else if (_plan.Mode == RedactionMode.Hash)
            _json.WriteStringValue(_plan.Hash!.Of(ref reader));
        else
        {
            reader.Skip();
            _json.WriteNullValue();
        }
    }

    private void CopyValue(ref Utf8JsonReader reader, RedactionState state)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                _json.WriteStartObject();
                CopyProperties(ref reader, state);
                _json.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                _json.WriteStartArray();
                CopyItems(ref reader, state);
                _json.WriteEndArray();
                break;
            case JsonTokenType.String:
                _json.WriteStringValue(Text(ref reader));
                break;
            case JsonTokenType.Number:
                _json.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                break;
            case JsonTokenType.True or JsonTokenType.False:
                _json.WriteBooleanValue(reader.TokenType == JsonTokenType.True);
                break;
            default:
                _json.WriteNullValue();
                break;
        }
    }

    // Valid until the next call: escapes are taken out in the buffer's scratch space.
    private ReadOnlySpan<byte> Text(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
            return reader.ValueSpan;
        Span<byte> scratch = _buffer.Scratch(reader.ValueSpan.Length);
        return scratch[..reader.CopyString(scratch)];
    }
}
