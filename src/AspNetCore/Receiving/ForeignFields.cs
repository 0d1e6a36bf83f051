using System.Runtime.InteropServices;
using System.Text.Json;
using SchemaPacks.Answering;

namespace SchemaPacks.Receiving;

/// <summary>The fields of an envelope of another form than ours, as they are found, with everything that is wrong with them.</summary>
internal struct ForeignFields
{
    private const int MaxProblems = 32;
    private const int MaxSchemaLength = 2048;

    private List<ProblemError>? _problems;
    private SchemaVersion? _version;
    private bool _hasEvent;

    /// <summary>The schema's id.</summary>
    public string? Schema { get; private set; }

    public ReadOnlyMemory<byte> Event { get; private set; }

    public DateTimeOffset? Timestamp { get; private set; }

    public string? Id { get; set; }

    public readonly bool HasVersion => _version is not null;

    public void TakeSchema(in JsonElement value, string name) => TakeSchema(value.ValueKind == JsonValueKind.String ? value.GetString() : null, name);

    public void TakeSchema(string? id, string name)
    {
        Schema = id;
        if (id is null || id.Length is 0 or > MaxSchemaLength)
            Add(Diagnostics.InvalidEnvelope, $"the field '{name}' is no schema's $id: send a string of 1 to {MaxSchemaLength} characters", name);
    }

    public void TakeVersion(in JsonElement value, string name) =>
        TakeVersion(value.ValueKind == JsonValueKind.String ? value.GetString() : value.ValueKind == JsonValueKind.Number ? value.GetRawText() : null, name);

    public void TakeVersion(string? text, string name)
    {
        if (SchemaVersion.TryParse(text, out SchemaVersion version))
            _version = version;
        else
            Add(Diagnostics.InvalidEnvelope, $"the field '{name}' is not a version: send a whole number such as 1, or a string such as \"1.2.0\"", name);
    }

    public void TakeEvent(in JsonElement value, string name)
    {
        _hasEvent = true;
        if (value.ValueKind == JsonValueKind.Object)
            Event = JsonMarshal.GetRawUtf8Value(value).ToArray();
        else
            Add(Diagnostics.NotAnObject, $"the field '{name}' is no object", name);
    }

    public void TakeEvent(ReadOnlyMemory<byte> text) => (_hasEvent, Event) = (true, text);

    /// <param name="value">The time.</param>
    /// <param name="name">The field.</param>
    /// <param name="mayHaveBoth">Whether an offset may be followed by <c>Z</c>, as some of Jupyter's clients write it.</param>
    public void TakeTime(in JsonElement value, string name, bool mayHaveBoth = false) =>
        TakeTime(value.ValueKind == JsonValueKind.String ? value.GetString() : null, name, mayHaveBoth);

    public void TakeTime(string? text, string name, bool mayHaveBoth = false)
    {
        if (mayHaveBoth && text is [.., not ('Z' or 'z'), 'Z'] && text.AsSpan(Math.Max(0, text.Length - 7)).ContainsAny('+', '-'))
            text = text[..^1];
        if (text is [.., '+' or '-', _, _, _, _] && mayHaveBoth) // +0000
            text = text.Insert(text.Length - 2, ":");
        if (Rfc3339.TryParse(text, out DateTimeOffset time))
            Timestamp = time;
        else
            Add(Diagnostics.InvalidTimestamp, $"the field '{name}' is no time of RFC 3339: send one with its offset, such as 2026-11-23T06:11:29.105262Z", name);
    }

    public void Add(DiagnosticDescriptor descriptor, string message, string? field)
    {
        if (_problems is not { Count: MaxProblems })
            (_problems ??= []).Add(new ProblemError(descriptor, message) { Field = field });
    }

    /// <summary>The envelope, with what is missing.</summary>
    public ReceivedEnvelope Result(string schemaName, string versionName, string eventName)
    {
        bool isWhole = _problems is null;
        if (isWhole && Schema is null)
            Missing(schemaName);
        if (isWhole && _version is null)
            Missing(versionName);
        if (isWhole && !_hasEvent)
            Missing(eventName);
        SchemaKey? key = Schema is { Length: > 0 and <= MaxSchemaLength } id && _version is { } version ? new SchemaKey(id, version) : null;
        return new ReceivedEnvelope(key, _problems is null ? Event : default) { Timestamp = Timestamp, Id = Id, Problems = _problems };
    }

    private void Missing(string name) => Add(Diagnostics.InvalidEnvelope, $"the field '{name}' is missing", name);
}
