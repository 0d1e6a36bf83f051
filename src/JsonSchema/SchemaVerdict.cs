namespace SchemaPacks.JsonSchema;

/// <summary>The answer to "does this instance satisfy the schema", with every reason why not.</summary>
public sealed class SchemaVerdict
{
    internal static readonly SchemaVerdict Valid = new(SchemaStatus.Valid, []);

    internal SchemaVerdict(SchemaStatus status, IReadOnlyList<SchemaFinding> findings)
    {
        Status = status;
        Findings = findings;
    }

    /// <summary>How judging ended.</summary>
    public SchemaStatus Status { get; }

    /// <summary>Whether <see cref="Status"/> is <see cref="SchemaStatus.Valid"/>.</summary>
    public bool IsValid => Status == SchemaStatus.Valid;

    /// <summary>
    /// Everything that must change for the instance to be accepted, in schema order; empty exactly when it is valid.
    /// A malformed instance and an exceeded budget have one finding, whose keyword is empty.
    /// </summary>
    public IReadOnlyList<SchemaFinding> Findings { get; }
}
