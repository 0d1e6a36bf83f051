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
    private static readonly byte[] Source = [(byte)',', .. RecordText.PropertyName(CapsuleNames.Source)];
    private static readonly byte[] Client = "\"client\""u8.ToArray();
    private static readonly byte[] Server = "\"server\""u8.ToArray();

    private readonly bool _hasId;
    private readonly bool _hasSource;
    private readonly byte[] _schema; // what follows the timestamp
    private readonly byte[] _origin; // what follows id and source

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

    /// <summary>The id of an event: the sender's, else a new one if records have one. All records of one event have the same.</summary>
    /// <param name="given">The sender's.</param>
    /// <param name="now">When the log took the event.</param>
    public string? IdFor(string? given, DateTimeOffset now) =>
        given ?? (_hasId ? Guid.CreateVersion7(now).ToString() : null);

    /// <summary>Opens the record and writes the capsule's keys.</summary>
    public void Open(RecordBuffer record, DateTimeOffset timestamp, string? id, EventSource source)
    {
        record.Write(Opening);
        UtcTimestamp.Write(timestamp, record.Reserve(UtcTimestamp.Length));
        record.Advance(UtcTimestamp.Length);
        record.Write(_schema);
        if (id is not null)
        {
            record.Write(Id);
            WriteText(record, id);
        }

        if (_hasSource)
        {
            record.Write(Source);
            if (source.Principal is null)
                record.Write(source.IsClient ? Client : Server);
            else
                WriteText(record, $"{(source.IsClient ? "client" : "server")}:{source.Principal}");
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
