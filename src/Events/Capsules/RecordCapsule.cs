using System.Diagnostics;
using System.Text;
using SchemaPacks.Compiling;
using SchemaPacks.Configuration;

namespace SchemaPacks.Capsules;

/// <summary>What the log itself says about each event of one schema; stands before the event's properties. Whatever is the same for all events is written once.</summary>
/// <example>
/// <c>{"__timestamp__":"2026-11-23T06:11:29.105262Z","__schema__":"acme.page-view","__schema_version__":1,"__metadata_version__":1,…}</c>
/// </example>
internal sealed class RecordCapsule
{
    private static readonly byte[] Opening = [(byte)'{', .. RecordText.PropertyName(CapsuleNames.Timestamp), (byte)'"'];
    private static readonly byte[] Id = [(byte)',', .. RecordText.PropertyName(CapsuleNames.Id)];
    private static readonly byte[] IdMade = [(byte)',', .. RecordText.PropertyName(CapsuleNames.IdMade), .. "true"u8];
    private static readonly byte[] Source = [(byte)',', .. RecordText.PropertyName(CapsuleNames.Source)];
    private static readonly byte[] Trace = [(byte)',', .. RecordText.PropertyName(CapsuleNames.TraceParent)];
    private static readonly byte[] Client = "\"client\""u8.ToArray();
    private static readonly byte[] Server = "\"server\""u8.ToArray();

    private readonly bool _hasId;
    private readonly bool _hasSource;
    private readonly byte[] _schema; // what follows the timestamp
    private readonly byte[] _origin; // what follows id, source and trace

    public RecordCapsule(CompiledSchema schema, CapsuleKeys keys, string registryDigest)
    {
        _hasId = keys.HasFlag(CapsuleKeys.Id);
        _hasSource = keys.HasFlag(CapsuleKeys.Source);
        byte[] version = schema.HasNumericVersion ? Encoding.UTF8.GetBytes(schema.Key.Version.Text) : RecordText.Quoted(schema.Key.Version.Text);
        _schema =
        [
            (byte)'"',
            .. Member(CapsuleNames.Schema, RecordText.Quoted(schema.Key.Id)),
            .. Member(CapsuleNames.SchemaVersion, version),
            .. Member(CapsuleNames.MetadataVersion, "1"u8.ToArray()),
        ];
        _origin =
        [
            .. keys.HasFlag(CapsuleKeys.Registry) ? Member(CapsuleNames.Registry, RecordText.Quoted(registryDigest)) : [],
            .. keys.HasFlag(CapsuleKeys.ContentHash) ? Member(CapsuleNames.ContentHash, RecordText.Quoted(schema.ContentHash)) : [],
        ];
    }

    /// <summary>A new id for an event whose sender gave none, if records have one. All records of one event have the same.</summary>
    /// <param name="given">The sender's.</param>
    /// <param name="now">When the log took the event.</param>
    public string? MakeId(string? given, DateTimeOffset now) => given is null && _hasId ? Guid.CreateVersion7(now).ToString() : null;

    /// <summary>Opens the record and writes the capsule's keys.</summary>
    /// <param name="record">Where.</param>
    /// <param name="timestamp">When the event happened.</param>
    /// <param name="envelope">Has the sender's id, and says where the event comes from.</param>
    /// <param name="madeId">What <see cref="MakeId"/> returned.</param>
    /// <param name="trace">The trace in which the event is recorded, where it is kept.</param>
    public void Open(RecordBuffer record, DateTimeOffset timestamp, in EventEnvelope envelope, string? madeId, in ActivityContext trace)
    {
        record.Write(Opening);
        UtcTimestamp.Write(timestamp, record.Reserve(UtcTimestamp.Length));
        record.Advance(UtcTimestamp.Length);
        record.Write(_schema);
        if ((envelope.Id ?? madeId) is { } id)
        {
            record.Write(Id);
            WriteText(record, id);
            if (envelope.Id is null)
                record.Write(IdMade); // no sender can send it again
        }

        if (_hasSource)
        {
            record.Write(Source);
            EventSource source = envelope.Source;
            if (source.Principal is null)
                record.Write(source.IsClient ? Client : Server);
            else
                WriteText(record, $"{(source.IsClient ? "client" : "server")}:{source.Principal}");
        }

        if (trace.TraceId != default)
        {
            record.Write(Trace);
            TraceParent.Write(trace, record);
        }

        record.Write(_origin);
    }

    /// <summary>Closes the record.</summary>
    public static void Close(RecordBuffer record) => record.Write((byte)'}');

    private static byte[] Member(string name, byte[] value) => [(byte)',', .. RecordText.PropertyName(name), .. value];

    private static void WriteText(RecordBuffer record, string text)
    {
        Span<byte> utf8 = record.Scratch(Encoding.UTF8.GetMaxByteCount(text.Length));
        record.WriteText(utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
    }
}
