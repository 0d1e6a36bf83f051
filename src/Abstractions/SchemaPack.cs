namespace SchemaPacks;

/// <summary>A pack that the registry read, whether or not it brought schemas that are served.</summary>
public sealed record SchemaPack
{
    /// <summary>The assembly's simple name, or the folder's name for a pack of bare files.</summary>
    public required string Name { get; init; }

    /// <summary>The package's version for a pack in a package; else the assembly's informational version without build metadata, else its assembly version; <c>0.0.0</c> for a folder.</summary>
    public required string Version { get; init; }

    /// <summary>The NuGet package that it was read in, by the package's own word; <see langword="null"/> when it is a file or folder of its own.</summary>
    public PackageKey? Package { get; init; }

    /// <summary>The feed that it came from, by its name in <c>nuget.config</c> or its address; <see langword="null"/> when it came from none.</summary>
    public string? Feed { get; init; }

    /// <summary>The file (an assembly or a package) or folder it was read from.</summary>
    public required string Path { get; init; }

    /// <summary>Lower-case hexadecimal SHA-512 of the file's bytes, of the whole package where there is one; for a folder, of its files' names and bytes in ordinal order.</summary>
    public required string Sha512 { get; init; }

    /// <summary>The namespaces that its attributes name, in the order written.</summary>
    public required IReadOnlyList<string> ResourceNamespaces { get; init; }

    /// <summary>The keys of the schemas it brought that are served, in order.</summary>
    public required IReadOnlyList<SchemaKey> Schemas { get; init; }

    /// <summary>Whether the assembly declares types of its own. None of their code runs unless the pack <see cref="HasModule"/> and is trusted.</summary>
    public bool HasCode { get; init; }

    /// <summary>Whether the assembly has a module initializer, code that would run on load. It does not run unless the pack <see cref="HasModule"/> and is trusted.</summary>
    public bool HasModuleInitializer { get; init; }

    /// <summary>Whether the pack brings handlers, modifiers, listeners or formats, which an operator may let run: it has a <see cref="PackModuleAttribute"/>.</summary>
    public bool HasModule { get; init; }
}
