namespace SchemaPacks.Scanning;

/// <summary>What scanning makes of a pack: what it is, and the bytes of its schemas.</summary>
public sealed record PackCandidate
{
    /// <summary>The pack. Its <see cref="SchemaPack.Schemas"/> are empty until the schemas compile.</summary>
    public required SchemaPack Pack { get; init; }

    /// <summary>The schemas, by resource name in ordinal order.</summary>
    public required IReadOnlyList<PackResource> Resources { get; init; }

    /// <summary>The types that its <see cref="PackModuleAttribute"/> names; none for a pack that is data alone, more than one by mistake.</summary>
    public IReadOnlyList<string> Modules { get; init; } = [];

    /// <summary>
    /// Names of the packs whose schemas this one may refer to: the assemblies that it references, and what
    /// <c>[assembly: AssemblyMetadata("TelemetrySchemaPackDependency", "&lt;name&gt;")]</c> names.
    /// </summary>
    public required IReadOnlyList<string> Dependencies { get; init; }
}
