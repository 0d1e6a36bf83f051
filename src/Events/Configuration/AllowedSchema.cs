using SchemaPacks.Allowing;

namespace SchemaPacks.Configuration;

/// <summary>One entry of <c>EventLog:AllowedSchemas</c>: events of this schema are recorded, and this much of them.</summary>
public sealed class AllowedSchema
{
    /// <summary>An entry that covers every version and keeps what is unrestricted.</summary>
    /// <param name="id">The schema's <c>$id</c>, compared character by character.</param>
    public AllowedSchema(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        Id = id;
    }

    /// <summary>The schema's <c>$id</c>.</summary>
    public string Id { get; }

    /// <summary>Which versions: one (<c>1.2.0</c>), all that begin alike (<c>1.*</c>), or an interval (<c>[1,2)</c>). Null, the default, is every version.</summary>
    /// <exception cref="ArgumentException">The value is none of these.</exception>
    public string? Versions
    {
        get;
        set
        {
            if (value is not null && !VersionPattern.TryParse(value, out _))
                throw new ArgumentException($"'{value}' names no versions; allowed is {VersionPattern.Allowed}.", nameof(value));
            field = value;
        }
    }

    /// <summary>Categories whose values are kept, beside <c>unrestricted</c> in any spelling. Empty by default.</summary>
    public IList<string> AllowedCategories { get; } = [];

    /// <summary>Top-level properties that are kept with all they hold, whatever their categories. Empty by default.</summary>
    public IList<string> AllowedProperties { get; } = [];

    /// <summary>What stands in place of a value that is not kept; null for <see cref="EventLogOptions.Redaction"/>.</summary>
    public RedactionMode? Redaction { get; set; }

    /// <summary>The setting that it came from; null for code.</summary>
    internal string? Path { get; init; }

    /// <summary>What findings call the entry.</summary>
    internal string Place => Path ?? $"Allow(\"{Id}\")";

    /// <summary>The versions as findings show them.</summary>
    internal string InVersions => Versions is null ? "" : $" in versions {Versions}";
}
