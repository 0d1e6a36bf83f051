using SchemaPacks.Allowing;
using SchemaPacks.Configuration;

namespace SchemaPacks.Resolving;

/// <summary>Which schemas are recorded, and how much of their events: what settings may change while the log runs.</summary>
internal sealed class RecordingPolicy(SchemaPacksSettings settings)
{
    /// <summary>The entries, in the order of the settings.</summary>
    public IReadOnlyList<AllowedSchema> Entries { get; } = settings.AllowedSchemas;

    /// <summary>The entries by schema.</summary>
    public AllowList Allowed { get; } = new(settings.AllowedSchemas);

    /// <summary>Of entries and handlers that do not say it themselves.</summary>
    public RedactionMode Redaction { get; } = settings.Log.Redaction;
}
