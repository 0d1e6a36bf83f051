namespace SchemaPacks;

/// <summary>What became of an event.</summary>
public enum EventStatus
{
    /// <summary>Every handler that must take it has taken it, as <see cref="Acknowledgement.Durable"/> and <see cref="Acknowledgement.Delivered"/> ask.</summary>
    Recorded,

    /// <summary>Its schema is loaded but not listed in AllowedSchemas (<c>SP5002</c>), or no handler would take it. Nothing was recorded.</summary>
    NotAllowed,

    /// <summary>No loaded pack has its schema at that version (<c>SP5001</c>). Nothing was recorded.</summary>
    UnknownSchema,

    /// <summary>It breaks its schema; the findings say where. Nothing was recorded.</summary>
    Invalid,

    /// <summary>It is not JSON, not an object, or otherwise not an event; the findings say why. Nothing was recorded.</summary>
    Malformed,

    /// <summary>The log takes no events now: it is full or stopping. Nothing was recorded; the sender may try again.</summary>
    Refused,

    /// <summary>A handler that must take it failed (<c>SP6001</c>). Other handlers may have taken it; the sender may try again.</summary>
    Failed,

    /// <summary>It waits to be judged, as <see cref="Acknowledgement.Accepted"/> asked.</summary>
    Accepted,

    /// <summary>It fits its schema and is on its way, as <see cref="Acknowledgement.Validated"/> asked.</summary>
    Validated,
}
