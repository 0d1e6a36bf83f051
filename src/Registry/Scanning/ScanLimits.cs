namespace SchemaPacks.Scanning;

/// <summary>How large a pack may be. A hostile or broken file cannot cost more than this.</summary>
public sealed record ScanLimits
{
    /// <summary>The defaults: 64 MiB a file, 2,000 schemas and 32 MiB of them a pack, 1 MiB a schema.</summary>
    public static ScanLimits Default { get; } = new();

    /// <summary>Bytes of an assembly or package file. Default 64 MiB; a larger file is refused with SP1007.</summary>
    public int FileBytes { get; init; } = 64 << 20;

    /// <summary>Bytes of one schema. Default 1 MiB; a larger one is refused with SP1008, the others stay.</summary>
    public int SchemaBytes { get; init; } = 1 << 20;

    /// <summary>Schemas in one pack. Default 2,000; a pack with more is refused with SP1008.</summary>
    public int Schemas { get; init; } = 2_000;

    /// <summary>Bytes of all schemas of a pack together. Default 32 MiB; a pack with more is refused with SP1008.</summary>
    public int PackBytes { get; init; } = 32 << 20;

    /// <summary>Entries in a package. Default 10,000; a package with more is refused with SP1015.</summary>
    public int PackageEntries { get; init; } = 10_000;

    /// <summary>Bytes that all entries of a package unfold to, used or not. Default 256 MiB; a package with more is refused with SP1015.</summary>
    public int PackageBytes { get; init; } = 256 << 20;

    /// <summary>How many times its packed bytes an entry may unfold to. Default 100; a package with an entry of more is refused with SP1015.</summary>
    public int PackageRatio { get; init; } = 100;

    /// <summary>Bytes that an entry may unfold to whatever its ratio: short texts of one letter are harmless. Default 1 MiB.</summary>
    public int PackageFreeBytes { get; init; } = 1 << 20;
}
