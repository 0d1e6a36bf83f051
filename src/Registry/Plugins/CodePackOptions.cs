namespace SchemaPacks.Plugins;

/// <summary>Which packs may run code, and how long they may take.</summary>
public sealed record CodePackOptions
{
    /// <summary>No pack is trusted: all are data.</summary>
    public static CodePackOptions Default { get; } = new();

    /// <summary>The packs that are trusted. Empty by default.</summary>
    public IReadOnlyList<TrustedCodePack> Trusted { get; init; } = [];

    /// <summary>
    /// Tells who signed a pack's package: the lower-case hexadecimal SHA-256 of the certificate of a signature that it has verified, or null. By default nobody signed anything.
    /// </summary>
    public Func<SchemaPack, string?>? SignerOf { get; init; }

    /// <summary>Whether code is only judged, as whether it is trusted and whether something stands in its way, and does not run. Off by default.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>How long a module may take to register, and its types to be made. Default: 30 seconds; a pack that takes longer is given up.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one call of a format's check may take before it counts as slow. Default: 100 ms. After five in a row the check is left alone for 30 seconds.</summary>
    public TimeSpan SlowFormat { get; init; } = TimeSpan.FromMilliseconds(100);
}
