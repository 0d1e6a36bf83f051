namespace SchemaPacks.Linting;

/// <summary>One thing that a careful reader looks for.</summary>
/// <param name="kind">What it reports.</param>
/// <param name="what">What it looks for, as a sentence of the documentation.</param>
internal abstract class LintRule(DiagnosticDescriptor kind, string what)
{
    public DiagnosticDescriptor Kind { get; } = kind;

    public string What { get; } = what;

    /// <summary>Whether some of its findings come with a fix.</summary>
    public virtual bool HasFix => false;

    public abstract IEnumerable<LintFinding> Check(LintSubject subject);
}
