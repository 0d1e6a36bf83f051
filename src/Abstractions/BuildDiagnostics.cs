using static SchemaPacks.DiagnosticSeverity;

namespace SchemaPacks;

/// <summary>What the compiler says of a pack while it is built, and nothing else finds: the numbers from 9101 on. <see cref="Diagnostics.All"/> has them too.</summary>
public static class BuildDiagnostics
{
    /// <summary>A schema file of a pack gives no event type.</summary>
    public static readonly DiagnosticDescriptor NoEventType = new(9101, Information, "no-event-type", "A schema gives no event type");

    /// <summary>All of the above, by number.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [NoEventType];
}
