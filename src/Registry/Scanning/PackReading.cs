using SchemaPacks.Scanning.Packages;

namespace SchemaPacks.Scanning;

/// <summary>How packs are read.</summary>
/// <param name="Limits">How large they may be.</param>
/// <param name="Admit">Says what is wrong with a package, by its bytes; an error keeps it out. Null: nobody asks.</param>
internal sealed record PackReading(ScanLimits Limits, Func<PackageBytes, IReadOnlyList<Diagnostic>>? Admit = null);
