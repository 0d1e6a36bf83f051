namespace SchemaPacks.JsonSchema.Running;

/// <summary>What an object's first member says of its branches.</summary>
/// <param name="Plan">The plan of the branch that is likely met. It accepts only what the whole schema accepts.</param>
/// <param name="IsFinal">Whether no other branch can be met, so that the plan's verdict is that of the schema.</param>
internal sealed record MemberGuess(Plan Plan, bool IsFinal)
{
    /// <summary>The names that other branches ask for.</summary>
    public NameTable? Rivals { get; init; }

    /// <summary>Holds for objects whose names leave no other branch possible.</summary>
    public SeenTest<SeenNames64> IsAlone { get; init; } = new(default, [], 0, 0);
}
