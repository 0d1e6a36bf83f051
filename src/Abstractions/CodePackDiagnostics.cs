using static SchemaPacks.DiagnosticSeverity;

namespace SchemaPacks;

/// <summary>What is found about the code that packs bring: the numbers from 1101 on. <see cref="Diagnostics.All"/> has them too.</summary>
public static class CodePackDiagnostics
{
    /// <summary>A pack brings code that the operator does not trust.</summary>
    public static readonly DiagnosticDescriptor CodeNotTrusted = new(1101, Warning, "code-not-trusted", "A pack's code is not trusted");

    /// <summary>A pack's module cannot be one.</summary>
    public static readonly DiagnosticDescriptor InvalidModule = new(1102, Error, "invalid-module", "A pack's module is not one");

    /// <summary>An assembly that a pack's code needs is missing.</summary>
    public static readonly DiagnosticDescriptor MissingDependency = new(1103, Error, "missing-dependency", "A code pack lacks an assembly");

    /// <summary>A pack's list of dependencies cannot be read.</summary>
    public static readonly DiagnosticDescriptor InvalidDependencyFile = new(1104, Error, "invalid-dependency-file", "A code pack's list of dependencies is unreadable");

    /// <summary>A pack's code was built for another processor.</summary>
    public static readonly DiagnosticDescriptor WrongArchitecture = new(1105, Error, "wrong-architecture", "A code pack is for another processor");

    /// <summary>A pack's code was built for another version of SchemaPacks or .NET.</summary>
    public static readonly DiagnosticDescriptor IncompatibleCode = new(1106, Error, "incompatible-code", "A code pack is for another version");

    /// <summary>A pack's module, or a constructor of its types, threw or took too long.</summary>
    public static readonly DiagnosticDescriptor ModuleFailed = new(1107, Error, "module-failed", "A pack's module failed");

    /// <summary>A pack's module registers what cannot be registered.</summary>
    public static readonly DiagnosticDescriptor InvalidRegistration = new(1108, Error, "invalid-registration", "A pack's module registers what cannot be");

    /// <summary>The files of a pack's code cannot be read, or not be written to where they are loaded from.</summary>
    public static readonly DiagnosticDescriptor CodeUnreadable = new(1109, Error, "code-unreadable", "A pack's code cannot be read");

    /// <summary>All of the above, by number.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        CodeNotTrusted, InvalidModule, MissingDependency, InvalidDependencyFile, WrongArchitecture, IncompatibleCode, ModuleFailed, InvalidRegistration,
        CodeUnreadable,
    ];
}
