using System.Text;
using System.Text.Json;
using SchemaPacks.Answering;

namespace SchemaPacks.Receiving;

/// <summary>
/// Reads <c>{"schema":"acme.page-view","version":1,"event":{…},"timestamp":"2026-11-23T06:11:29Z","id":"4711"}</c>, or an array of such, in one pass
/// and cuts the events' bytes out of it, unread: the event log reads them strictly. Reports every problem of an envelope, not the first.
/// </summary>
internal ref struct EnvelopeReader
{
    private const int MaxIdLength = 128;

    /// <summary>The most problems of one envelope that are listed.</summary>
    private const int MaxProblems = 32;
    private const int MaxSchemaLength = 2048;
    private const string Known = "'schema', 'version', 'event', 'timestamp' and 'id'";

    private readonly ReadOnlyMemory<byte> _text;
    private readonly NameTable _names;
    private Utf8JsonReader _reader;
    private int _start;
    private EnvelopeFields _seen;
    private List<ProblemError>? _problems;
    private string? _schema;
    private SchemaVersion? _version;
    private Range _event;
    private DateTimeOffset? _timestamp;
    private string? _id;

    private EnvelopeReader(ReadOnlyMemory<byte> text, NameTable names, int maxDepth)
    {
        _text = text;
        _names = names;
        _reader = new Utf8JsonReader(text.Span, new JsonReaderOptions { MaxDepth = maxDepth });
    }

    /// <summary>Reads a text that is one envelope.</summary>
    /// <param name="text">The text. The result's event is a part of it.</param>
    /// <param name="names">The names of schemas that were read before.</param>
    public static ReceivedEnvelope Read(ReadOnlyMemory<byte> text, NameTable names)
    {
        var envelope = new EnvelopeReader(text, names, BodyText.MaxDepth + 1);
        try
        {
            envelope._reader.Read();
            envelope.ReadFields();
            envelope._reader.Read(); // anything after the value is a syntax error
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException) // not JSON; or text that is no Unicode
        {
            return new ReceivedEnvelope { Problems = [BodyText.Explain(text.Span)] };
        }

        return envelope.Result();
    }

    /// <summary>Begins to read a text that is an array of envelopes.</summary>
    /// <inheritdoc cref="Read"/>
    public static EnvelopeReader OfArray(ReadOnlyMemory<byte> text, NameTable names) => new(text, names, BodyText.MaxDepth + 2);

    /// <summary>Reads the next envelope of an array.</summary>
    /// <param name="received">The envelope.</param>
    /// <param name="refusal">What is wrong with the text as a whole. Then it has no envelopes: where it breaks, nobody knows what was meant.</param>
    /// <returns>False at the end.</returns>
    public bool TryReadItem(out ReceivedEnvelope received, out ProblemError? refusal)
    {
        (received, refusal) = (default, null);
        try
        {
            if (_reader.TokenType == JsonTokenType.None)
                _reader.Read();
            _reader.Read();
            if (_reader.TokenType != JsonTokenType.EndArray)
            {
                received = ReadItem();
                return true;
            }

            _reader.Read(); // anything after the array is a syntax error
        }
        catch (JsonException)
        {
            refusal = BodyText.ExplainBatch(_text.Span);
        }

        return false;
    }

    private ReceivedEnvelope ReadItem()
    {
        _start = (int)_reader.TokenStartIndex;
        (_seen, _problems, _schema, _version, _event, _timestamp, _id) = (default, null, null, null, default, null, null);
        try
        {
            ReadFields();
            return Result();
        }
        catch (InvalidOperationException) // text that is no Unicode
        {
            while (_reader.CurrentDepth > 1)
                _reader.Read();
            return new ReceivedEnvelope { Start = _start, Problems = [BodyText.Explain(_text.Span[_start..(int)_reader.BytesConsumed])] };
        }
    }

    private void ReadFields()
    {
        if (_reader.TokenType == JsonTokenType.StartObject)
        {
            while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
                ReadField();
            return;
        }

        Add(Diagnostics.InvalidEnvelope, $"the body is {Kind()}: send one object of {Known}");
        _reader.Skip();
        _seen = EnvelopeFields.Required;
    }

    private void ReadField()
    {
        EnvelopeFields field = Field();
        if (field != EnvelopeFields.None && _seen.HasFlag(field))
            Add(Diagnostics.DuplicateName, $"the field '{Name(field)}' stands twice: keep one", Name(field));
        _seen |= field;
        string? unknown = field == EnvelopeFields.None ? Shortened(_reader.GetString()!) : null;
        if (unknown is not null)
            Add(Diagnostics.InvalidEnvelope, $"the field '{unknown}' is unknown: the fields are {Known}", unknown);

        _reader.Read();
        switch (field)
        {
            case EnvelopeFields.Schema: ReadSchema(); break;
            case EnvelopeFields.Version: ReadVersion(); break;
            case EnvelopeFields.Event: ReadEvent(); break;
            case EnvelopeFields.Timestamp: ReadTimestamp(); break;
            case EnvelopeFields.Id: ReadId(); break;
            default: _reader.Skip(); break;
        }
    }

    private void ReadSchema()
    {
        if (TryString(EnvelopeFields.Schema, "a schema's $id", out _schema, isName: true) && _schema!.Length is 0 or > MaxSchemaLength)
            Add(Diagnostics.InvalidEnvelope, $"the field 'schema' has {_schema.Length} characters: send a schema's $id of 1 to {MaxSchemaLength}", "schema");
    }

    private void ReadVersion()
    {
        if (_reader.TokenType == JsonTokenType.Number && _reader.ValueSpan.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0)
            _version = SchemaVersion.TryParse(_names.Get(_reader.ValueSpan), out SchemaVersion number) ? number : null;
        else if (_reader.TokenType == JsonTokenType.String)
            _version = SchemaVersion.TryParse(Text(), out SchemaVersion text) ? text : null;
        else
            _reader.Skip();
        if (_version is null)
            Add(Diagnostics.InvalidEnvelope, "the field 'version' is not a version: send a whole number such as 1, or a string such as \"1.2.0\"", "version");
    }

    private void ReadEvent()
    {
        if (_reader.TokenType != JsonTokenType.StartObject)
            Add(Diagnostics.NotAnObject, $"the field 'event' is {Kind()}: send an object", "event");
        var start = (int)_reader.TokenStartIndex;
        _reader.Skip();
        _event = start..(int)_reader.BytesConsumed;
    }

    private void ReadTimestamp()
    {
        if (!TryString(EnvelopeFields.Timestamp, "a time such as \"2026-11-23T06:11:29.105262Z\", or leave it out", out string? text))
            return;
        if (Rfc3339.TryParse(text, out DateTimeOffset time))
            _timestamp = time;
        else
            Add(Diagnostics.InvalidTimestamp, "the field 'timestamp' is no time of RFC 3339: send one with its offset, such as 2026-11-23T06:11:29.105262Z", "timestamp");
    }

    private void ReadId()
    {
        if (TryString(EnvelopeFields.Id, $"a string of 1 to {MaxIdLength} characters, or leave it out", out _id) && _id!.Length is 0 or > MaxIdLength)
            Add(Diagnostics.InvalidEnvelope, $"the field 'id' has {_id.Length} characters: send 1 to {MaxIdLength}, or leave it out", "id");
    }

    private readonly ReceivedEnvelope Result()
    {
        List<ProblemError>? problems = _problems;
        for (EnvelopeFields missing = EnvelopeFields.Required & ~_seen, field = EnvelopeFields.Schema; field <= EnvelopeFields.Event; field = (EnvelopeFields)((int)field << 1))
            if (missing.HasFlag(field))
                (problems ??= []).Add(new ProblemError(Diagnostics.InvalidEnvelope, $"the field '{Name(field)}' is missing: send 'schema', 'version' and 'event'") { Field = Name(field) });
        SchemaKey? key = _schema is { Length: > 0 } id && _version is { } version ? new SchemaKey(id, version) : null;
        return new ReceivedEnvelope(key, _text[_event]) { Start = _start, EventStart = _event.Start.Value, Timestamp = _timestamp, Id = _id, Problems = problems };
    }

    private readonly EnvelopeFields Field() =>
        _reader.ValueTextEquals("schema"u8) ? EnvelopeFields.Schema
        : _reader.ValueTextEquals("version"u8) ? EnvelopeFields.Version
        : _reader.ValueTextEquals("event"u8) ? EnvelopeFields.Event
        : _reader.ValueTextEquals("timestamp"u8) ? EnvelopeFields.Timestamp
        : _reader.ValueTextEquals("id"u8) ? EnvelopeFields.Id
        : EnvelopeFields.None;

    private bool TryString(EnvelopeFields field, string wanted, out string? text, bool isName = false)
    {
        bool isString = _reader.TokenType == JsonTokenType.String;
        text = !isString ? null : isName ? Text() : _reader.GetString();
        if (isString)
            return true;
        Add(Diagnostics.InvalidEnvelope, $"the field '{Name(field)}' is {Kind()}: send {wanted}", Name(field));
        _reader.Skip();
        return false;
    }

    private void Add(DiagnosticDescriptor descriptor, string message, string? field = null)
    {
        if (_problems is { Count: MaxProblems })
            return; // each costs a look at the envelope from its start, and an answer of megabytes helps nobody
        TextPosition position = TextPosition.At(_text.Span[_start..], (int)_reader.TokenStartIndex - _start);
        (_problems ??= []).Add(new ProblemError(descriptor, message) { Field = field, Line = position.Line, Column = position.Column });
    }

    // What holds text that is no Unicode is refused by the reader's own way to a string.
    private readonly string Text() =>
        _reader.ValueIsEscaped || !Ascii.IsValid(_reader.ValueSpan) ? _reader.GetString()! : _names.Get(_reader.ValueSpan);

    private readonly string Kind() => _reader.TokenType switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "true or false",
    };

    private static string Shortened(string name) => name.Length <= 64 ? name : $"{name.AsSpan(0, 64)}…";

    private static string Name(EnvelopeFields field) => field.ToString().ToLowerInvariant();
}
