using SchemaPacks.Answering;

namespace SchemaPacks.Receiving;

/// <summary>Reads the envelopes of a body that may have several, one after another.</summary>
internal ref struct BatchReader
{
    private readonly ReadOnlyMemory<byte> _body;
    private readonly NameTable _names;
    private readonly bool _isLines;
    private EnvelopeReader _items;
    private int _next;

    /// <param name="body">The body. The envelopes' events are parts of it.</param>
    /// <param name="form">Whether it is an array, or an envelope to each line that is not blank.</param>
    /// <param name="names">The names of schemas that were read before.</param>
    public BatchReader(ReadOnlyMemory<byte> body, BodyForm form, NameTable names)
    {
        _body = body;
        _names = names;
        _isLines = form == BodyForm.JsonLines;
        _items = _isLines ? default : EnvelopeReader.OfArray(body, names);
    }

    private static ReadOnlySpan<byte> WhiteSpace => " \t\r\n"u8;

    /// <summary>Whether a body of JSON is an array.</summary>
    public static bool IsBatch(ReadOnlySpan<byte> body) => body.TrimStart(WhiteSpace) is [(byte)'[', ..];

    /// <inheritdoc cref="EnvelopeReader.TryReadItem"/>
    public bool TryRead(out ReceivedEnvelope received, out ProblemError? refusal)
    {
        if (!_isLines)
            return _items.TryReadItem(out received, out refusal);
        refusal = null;
        return TryReadLine(out received);
    }

    private bool TryReadLine(out ReceivedEnvelope received)
    {
        while (_next < _body.Length)
        {
            int start = _next;
            int length = _body.Span[start..].IndexOf((byte)'\n');
            int end = length < 0 ? _body.Length : start + length;
            _next = end + 1;
            if (!_body.Span[start..end].ContainsAnyExcept(WhiteSpace))
                continue;
            received = EnvelopeReader.Read(_body[start..end], _names);
            received = received with { Start = start, EventStart = start + received.EventStart };
            return true;
        }

        received = default;
        return false;
    }
}
