namespace SchemaPacks.Redacting;

/// <summary>What becomes of one part of an event.</summary>
internal enum RedactionVerdict
{
    /// <summary>Nobody declared it, or its name is itself restricted: name and value go, in every mode.</summary>
    Drop,

    /// <summary>Its value is restricted: what stands in its place depends on the mode.</summary>
    Redact,

    /// <summary>It stays, and its own parts are looked at.</summary>
    Keep,
}

/// <summary>What becomes of one part, and by which state its own parts are looked at; no state unless it is kept.</summary>
internal sealed record RedactionStep(RedactionVerdict Verdict, RedactionState? Next = null)
{
    public static readonly RedactionStep Dropped = new(RedactionVerdict.Drop);
    public static readonly RedactionStep Redacted = new(RedactionVerdict.Redact);
}
