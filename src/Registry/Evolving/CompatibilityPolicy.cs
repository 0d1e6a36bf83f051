using SchemaPacks.Compatibility.Modes;

namespace SchemaPacks.Evolving;

/// <summary>What a registry asks of versions of one schema that it serves side by side, or one after the other.</summary>
public sealed record CompatibilityPolicy
{
    /// <summary>Nothing is compared.</summary>
    public static CompatibilityPolicy Default { get; } = new();

    /// <summary>What becomes of a pack that breaks something. Default: nobody looks.</summary>
    public BreakAction OnBreak { get; init; }

    /// <summary>What versions owe to earlier ones. Default: <see cref="CompatibilityRules.Default"/>. What the rules say about the size of versions is not a registry's business.</summary>
    public CompatibilityRules Rules { get; init; } = CompatibilityRules.Default;
}
