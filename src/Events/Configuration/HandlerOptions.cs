namespace SchemaPacks.Configuration;

/// <summary>Which events a handler gets, how much of them, and whether they count as recorded without it.</summary>
public sealed class HandlerOptions
{
    /// <summary>Whether an event is recorded only when this handler has taken it. True for the file handler, else false by default.</summary>
    public bool Required { get; set; }

    /// <summary>
    /// Schema ids, or beginnings of ids followed by <c>*</c>. A <c>!</c> before one excludes what it matches, whatever else is listed. Empty, the default, or
    /// only exclusions: all other schemas.
    /// </summary>
    public IList<string> Schemas { get; } = [];

    /// <summary>For this handler in place of the schema entry's <see cref="AllowedSchema.AllowedCategories"/>; null, the default, leaves those in force.</summary>
    public IReadOnlyList<string>? AllowedCategories { get; set; }

    /// <summary>For this handler in place of the schema entry's <see cref="AllowedSchema.AllowedProperties"/>; null, the default, leaves those in force.</summary>
    public IReadOnlyList<string>? AllowedProperties { get; set; }

    /// <summary>For this handler in place of the schema entry's <see cref="AllowedSchema.Redaction"/>; null, the default, leaves that in force.</summary>
    public RedactionMode? Redaction { get; set; }
}
