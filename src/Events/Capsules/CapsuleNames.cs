namespace SchemaPacks.Capsules;

/// <summary>The keys that the log writes itself. All begin with two underscores, as no key of an event may.</summary>
internal static class CapsuleNames
{
    public const string Timestamp = "__timestamp__";
    public const string Schema = "__schema__";
    public const string SchemaVersion = "__schema_version__";
    public const string MetadataVersion = "__metadata_version__";
    public const string Id = "__id__";
    public const string IdMade = "__id_made__";
    public const string Source = "__source__";
    public const string TraceParent = "__traceparent__";
    public const string Registry = "__registry__";
    public const string ContentHash = "__content_hash__";
}
