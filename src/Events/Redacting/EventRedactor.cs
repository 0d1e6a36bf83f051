using SchemaPacks.Capsules;
using SchemaPacks.Configuration;

namespace SchemaPacks.Redacting;

/// <summary>
/// Copies an event in one pass and leaves out what the policy does not allow. Nothing of the sender's layout is passed through: white space goes, names and
/// strings are spelled anew where a record spells them otherwise, so that a record is one line whatever they hold; a number, which has no such freedom, keeps
/// its digits.
/// </summary>
internal ref struct EventRedactor
{
    private readonly RedactionPlan _plan;
    private readonly RecordBuffer _record;
    private EventCursor _event;

    private EventRedactor(ReadOnlySpan<byte> utf8, RedactionPlan plan, RecordBuffer record)
    {
        _event = new EventCursor(utf8);
        _plan = plan;
        _record = record;
    }

    /// <summary>Writes the event's properties behind the capsule's, which the record begins with.</summary>
    /// <param name="utf8">A JSON object that has passed the strict reader.</param>
    /// <param name="plan">What becomes of its parts.</param>
    /// <param name="record">Where they go.</param>
    public static void WriteProperties(ReadOnlySpan<byte> utf8, RedactionPlan plan, RecordBuffer record)
    {
        var redactor = new EventRedactor(utf8, plan, record);
        redactor._event.Peek();
        redactor.CopyProperties(plan.Root, isFirst: false);
    }

    private void CopyProperties(RedactionState state, bool isFirst)
    {
        _event.Take();
        for (int expected = 0; !_event.TryTake((byte)'}');)
        {
            _event.TryTake((byte)',');
            _event.Peek();
            DeclaredName? name = _event.TryTakeName(state.Names, expected);
            ReadOnlySpan<byte> text = name is null ? _event.TakeText(_record) : name.Utf8;
            name ??= state.Names.Find(text);
            RedactionStep step = name is null ? state.Undeclared(text) : state.Declared(name);
            expected = name is null ? expected : name.Index + 1;

            if (Stays(step))
            {
                WriteComma(ref isFirst);
                if (name is not null)
                    _record.Write(name.Written);
                else
                {
                    _record.WriteText(text);
                    _record.Write((byte)':');
                }
            }

            _event.TryTake((byte)':');
            Copy(step);
        }
    }

    private void CopyItems(RedactionState state)
    {
        bool isFirst = true;
        _event.Take();
        for (int index = 0; !_event.TryTake((byte)']'); index++)
        {
            _event.TryTake((byte)',');
            RedactionStep step = state.Item(index);
            if (Stays(step))
                WriteComma(ref isFirst);
            Copy(step);
        }
    }

    private void Copy(RedactionStep step)
    {
        byte first = _event.Peek();
        if (step.Verdict == RedactionVerdict.Keep)
        {
            CopyValue(first, step.Next!);
            return;
        }

        ReadOnlySpan<byte> value = _event.TakeValue();
        if (!Stays(step))
            return;
        if (_plan.Mode == RedactionMode.Hash)
            WriteHash(value);
        else
            _record.Write("null"u8);
    }

    private readonly void WriteHash(ReadOnlySpan<byte> value)
    {
        if (_plan.Hash is { } hash)
            hash.Write(value, _record);
        else
            _record.Write(ValueHash.Withheld);
    }

    private void CopyValue(byte first, RedactionState state)
    {
        switch (first)
        {
            case (byte)'{':
                _record.Write((byte)'{');
                CopyProperties(state, isFirst: true);
                _record.Write((byte)'}');
                break;
            case (byte)'[':
                _record.Write((byte)'[');
                CopyItems(state);
                _record.Write((byte)']');
                break;
            case (byte)'"':
                _record.WriteText(_event.TakeText(_record));
                break;
            default:
                _record.Write(_event.TakeScalar());
                break;
        }
    }

    private readonly bool Stays(RedactionStep step) =>
        step.Verdict == RedactionVerdict.Keep || (step.Verdict == RedactionVerdict.Redact && _plan.Mode != RedactionMode.Remove);

    private readonly void WriteComma(ref bool isFirst)
    {
        if (!isFirst)
            _record.Write((byte)',');
        isFirst = false;
    }
}
