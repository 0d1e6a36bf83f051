namespace SchemaPacks.Configuration;

/// <summary>Which events a handler gets, how much of them, and whether they count as recorded without it.</summary>
public sealed class HandlerOptions
{
    /// <summary>The kind that settings gave the handler.</summary>
    internal string? Kind { get; set; }

    /// <summary>Whether an event is recorded only when this handler has taken it. True for the file handler, else false by default.</summary>
    public bool Required { get; set; }

    /// <summary>
    /// How many records may wait for the handler, which then is called by a task of its own, one record after the other. 0: whoever records an event calls the
    /// handler, which then has to see to its own queue. 0 by default for the file and memory handlers, else 10,000.
    /// </summary>
    public int? Queue { get; set; }

    /// <summary>How many bytes the waiting records may have together. 16 MiB by default.</summary>
    public long QueueBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>What becomes of a record that finds the queue full. By default a required handler lets the sender wait, and another misses the record.</summary>
    public WhenFull? WhenFull { get; set; }

    /// <summary>How long a sender waits for room in the queue. 5 seconds by default.</summary>
    public TimeSpan QueueWait { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How often a record is offered to the handler from its queue before it becomes a dead letter. 5 by default, after 0.2, 0.4, 0.8 and 1.6 seconds, each up
    /// to a half longer or shorter.
    /// </summary>
    public int Attempts { get; set; } = 5;

    /// <summary>How long one attempt may take before its cancellation token is signalled. 30 seconds by default.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long the handler is left alone when half of its attempts within 5 seconds failed, and at least 5 (<c>SP6021</c>); its records wait. 30 seconds by default.
    /// </summary>
    public TimeSpan Pause { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Schema ids, or beginnings of ids followed by <c>*</c>. A <c>!</c> before one excludes what it matches, whatever else is listed. Empty, the default, or
    /// only exclusions: all other schemas.
    /// </summary>
    public IList<string> Schemas { get; private set; } = [];

    /// <summary>For this handler in place of the schema entry's <see cref="AllowedSchema.AllowedCategories"/>; null, the default, leaves those in force.</summary>
    public IReadOnlyList<string>? AllowedCategories { get; set; }

    /// <summary>For this handler in place of the schema entry's <see cref="AllowedSchema.AllowedProperties"/>; null, the default, leaves those in force.</summary>
    public IReadOnlyList<string>? AllowedProperties { get; set; }

    /// <summary>For this handler in place of the schema entry's <see cref="AllowedSchema.Redaction"/>; null, the default, leaves that in force.</summary>
    public RedactionMode? Redaction { get; set; }

    /// <summary>These options with another's say on which events the handler gets, and how much of them.</summary>
    internal HandlerOptions WithPolicyOf(HandlerOptions other)
    {
        var options = (HandlerOptions)MemberwiseClone();
        options.Schemas = other.Schemas;
        options.AllowedCategories = other.AllowedCategories;
        options.AllowedProperties = other.AllowedProperties;
        options.Redaction = other.Redaction;
        return options;
    }
}
