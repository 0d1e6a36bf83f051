namespace SchemaPacks.Handlers.Outbox;

/// <summary>Stands for a schema whose records lie in an outbox and that no pack brings any more.</summary>
internal sealed class AbsentSchema(OutboxRecord record) : EventSchema
{
    public override SchemaKey Key => record.Key;

    public override bool HasNumericVersion => false;

    public override string? Title => null;

    public override string? Description => null;

    public override string Dialect => "";

    public override string Text => "";

    public override string TextMediaType => "application/yaml";

    public override ReadOnlyMemory<byte> CanonicalJson => ReadOnlyMemory<byte>.Empty;

    public override string ContentHash => record.ContentHash;

    public override IReadOnlyList<SchemaOrigin> Origins => [];
}
