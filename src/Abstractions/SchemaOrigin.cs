namespace SchemaPacks;

/// <summary>Where a schema was read from.</summary>
/// <param name="Pack">The pack's name: the assembly's simple name, or the folder's for a pack of bare files.</param>
/// <param name="Resource">The manifest resource name, such as <c>ClientEvents.Schemas.schema1.yaml</c>, or the file's path within the folder.</param>
public sealed record SchemaOrigin(string Pack, string Resource)
{
    /// <summary>The NuGet package that the pack lies in; <see langword="null"/> for a pack that is a file or folder of its own.</summary>
    public PackageKey? Package { get; init; }

    /// <summary>
    /// The origin as messages show it: <c>ClientEvents/ClientEvents.Schemas.schema1.yaml</c>, and with a package
    /// <c>Acme.Events 1.2.0/ClientEvents/ClientEvents.Schemas.schema1.yaml</c>.
    /// </summary>
    public override string ToString() => Package is null ? $"{Pack}/{Resource}" : $"{Package}/{Pack}/{Resource}";
}
