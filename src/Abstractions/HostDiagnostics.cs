using static SchemaPacks.DiagnosticSeverity;

namespace SchemaPacks;

/// <summary>What keeps a host from answering: the numbers from 8019 on. <see cref="Diagnostics.All"/> has them too.</summary>
public static class HostDiagnostics
{
    /// <summary>Something that the host needs for its answer, such as the issuer of signed tokens, cannot be reached.</summary>
    public static readonly DiagnosticDescriptor Unavailable = new(8019, Error, "unavailable", "The host cannot answer now");

    /// <summary>All of the above, by number.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [Unavailable];
}
