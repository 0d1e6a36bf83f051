using static SchemaPacks.DiagnosticSeverity;

namespace SchemaPacks;

/// <summary>What is found about who may do what, and about settings that change meanwhile: the numbers from 8011 on. <see cref="Diagnostics.All"/> has them too.</summary>
public static class AccessDiagnostics
{
    /// <summary>A key may post events, but not of this schema.</summary>
    public static readonly DiagnosticDescriptor SchemaNotPermitted = new(8011, Error, "schema-not-permitted", "The sender may not write this schema");

    /// <summary>Somebody sends more than the host takes of one sender, or has tried too many wrong keys.</summary>
    public static readonly DiagnosticDescriptor TooMuch = new(8012, Error, "too-much", "The sender sends too much");

    /// <summary>Settings of access were changed while the host runs, and are wrong: those before stay in force.</summary>
    public static readonly DiagnosticDescriptor AccessNotReloaded = new(8013, Error, "access-not-reloaded", "Changed settings of access are not in force");

    /// <summary>Whoever presents no key may do something.</summary>
    public static readonly DiagnosticDescriptor AnonymousAccess = new(8014, Warning, "anonymous-access", "Requests without a key are taken");

    /// <summary>A key expires soon, or has expired.</summary>
    public static readonly DiagnosticDescriptor KeyExpires = new(8015, Warning, "key-expires", "A key expires");

    /// <summary>Settings that say which events are recorded were changed while the log runs, and are wrong: those before stay in force.</summary>
    public static readonly DiagnosticDescriptor PolicyNotReloaded = new(8016, Error, "policy-not-reloaded", "Changed settings are not in force");

    /// <summary>A setting was changed that is read at the start only.</summary>
    public static readonly DiagnosticDescriptor RestartNeeded = new(8017, Warning, "restart-needed", "A changed setting needs a restart");

    /// <summary>All of the above, by number.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [SchemaNotPermitted, TooMuch, AccessNotReloaded, AnonymousAccess, KeyExpires, PolicyNotReloaded, RestartNeeded];
}
