namespace SchemaPacks.JsonSchema.Explaining;

/// <summary>One keyword of one schema (or several that only make sense together), ready to be asked about values.</summary>
internal abstract class Rule
{
    /// <summary>Whether the rule asks what the others have covered, and so comes last.</summary>
    public virtual bool ComesLast => false;

    /// <summary>Tells <paramref name="check"/> what is wrong with its value.</summary>
    public abstract void Apply(NodeCheck check);
}
