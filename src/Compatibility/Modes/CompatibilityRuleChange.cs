namespace SchemaPacks.Compatibility.Modes;

/// <summary>What a namespace or a schema asks otherwise; null for what stays as it is.</summary>
public sealed record CompatibilityRuleChange
{
    /// <summary>In place of <see cref="CompatibilityRule.Mode"/>.</summary>
    public CompatibilityMode? Mode { get; init; }

    /// <summary>In place of <see cref="CompatibilityRule.Level"/>.</summary>
    public ComparisonLevel? Level { get; init; }

    /// <summary>In place of <see cref="CompatibilityRule.AcrossMajors"/>.</summary>
    public bool? AcrossMajors { get; init; }

    /// <summary>In place of <see cref="CompatibilityRule.Undecided"/>.</summary>
    public CheckSeverity? Undecided { get; init; }

    /// <summary>In place of <see cref="CompatibilityRule.Versions"/>.</summary>
    public CheckSeverity? Versions { get; init; }

    /// <summary>The rule with these changes.</summary>
    public CompatibilityRule ApplyTo(CompatibilityRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule with
        {
            Mode = Mode ?? rule.Mode,
            Level = Level ?? rule.Level,
            AcrossMajors = AcrossMajors ?? rule.AcrossMajors,
            Undecided = Undecided ?? rule.Undecided,
            Versions = Versions ?? rule.Versions,
        };
    }
}
