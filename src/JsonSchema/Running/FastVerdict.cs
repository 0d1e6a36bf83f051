namespace SchemaPacks.JsonSchema.Running;

/// <summary>What a run found.</summary>
internal enum FastVerdict
{
    /// <summary>Well-formed, and the schema accepts it.</summary>
    Valid,

    /// <summary>Malformed, or the schema refuses it.</summary>
    Refused,

    /// <summary>The run met what it does not judge itself; the explaining pass decides.</summary>
    Undecided,
}
