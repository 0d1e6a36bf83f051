using static SchemaPacks.DiagnosticSeverity;

namespace SchemaPacks;

/// <summary>What is found where a schema is compared with its earlier versions: the numbers from 4040 on. <see cref="Diagnostics.All"/> has them too.</summary>
public static class EvolutionDiagnostics
{
    /// <summary>A version of a schema is not what it owes to an earlier one. A warning where a registry only reports it.</summary>
    public static readonly DiagnosticDescriptor BreaksEarlierVersion = new(4040, Error, "breaks-earlier-version", "A schema breaks an earlier version");

    /// <summary>Nobody could prove that a version of a schema is what it owes to an earlier one, nor that it is not. An error where the rule says so.</summary>
    public static readonly DiagnosticDescriptor CompatibilityUndecided = new(4041, Warning, "compatibility-undecided", "Whether a schema breaks an earlier version is undecided");

    /// <summary>A schema's version was raised by less than what changed. An error where the rule says so.</summary>
    public static readonly DiagnosticDescriptor VersionTooSmall = new(4042, Warning, "version-too-small", "A version promises more than is kept");

    /// <summary>A schema's version was raised by more than what changed. An error where the rule says so.</summary>
    public static readonly DiagnosticDescriptor VersionTooLarge = new(4043, Warning, "version-too-large", "A version declares more than happened");

    /// <summary>A schema is gone that an earlier version of its pack has. A warning where a newer version of it is there, or where nothing is owed to events of the past.</summary>
    public static readonly DiagnosticDescriptor SchemaRemoved = new(4044, Error, "schema-removed", "A schema is gone");

    /// <summary>What a pack is to be compared with is not there, or has no schema that could be read.</summary>
    public static readonly DiagnosticDescriptor InvalidBaseline = new(4045, Error, "invalid-baseline", "There is nothing to compare with");

    /// <summary>All of the above, by number.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [BreaksEarlierVersion, CompatibilityUndecided, VersionTooSmall, VersionTooLarge, SchemaRemoved, InvalidBaseline];
}
