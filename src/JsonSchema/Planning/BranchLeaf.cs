namespace SchemaPacks.JsonSchema.Planning;

/// <summary>One way through branches within branches: an alternative, an alternative of a choice inside it, and so on.</summary>
/// <param name="Steps">The choices, outermost first.</param>
internal sealed record BranchLeaf(IReadOnlyList<(SchemaBranch Branch, SchemaNode Choice)> Steps)
{
    // Beyond these, branches are tried one by one.
    private const int MaxLeaves = 64;
    private const int MaxDepth = 8;

    /// <summary>The schemas that an object meets that goes this way: in any case, and at the end also those that further branches may ask for.</summary>
    public IEnumerable<SchemaNode> Schemas(PlanningWork work) =>
        Steps.SkipLast(1).SelectMany(step => TellingMembers.Merged([step.Choice], work)).Concat(TellingMembers.InPlace([Steps[^1].Choice], work));

    /// <summary>All ways through a branch; null if there are too many.</summary>
    public static List<BranchLeaf>? Of(SchemaBranch branch, ValueFacts facts, Foresight foresight)
    {
        var leaves = new List<BranchLeaf>();
        return TryAdd(branch, [], leaves, facts, foresight) ? leaves : null;
    }

    /// <summary>How many choices both ways have in common.</summary>
    public int ForkFrom(BranchLeaf other)
    {
        var fork = 0;
        while (Steps[fork].Choice == other.Steps[fork].Choice)
            fork++;
        return fork;
    }

    /// <summary>Whether an object of which these facts are known fails one of the choices behind the fork.</summary>
    public bool IsRuledOut(int fork, ValueFacts facts, Foresight foresight) => Steps.Skip(fork).Any(step => foresight.Accepts(step.Choice, facts) == false);

    private static bool TryAdd(SchemaBranch branch, List<(SchemaBranch, SchemaNode)> steps, List<BranchLeaf> leaves, ValueFacts facts, Foresight foresight)
    {
        foreach (var choice in branch.Schemas)
        {
            List<(SchemaBranch, SchemaNode)> path = [.. steps, (branch, choice)];
            var inner = foresight.HasChoices(choice)
                ? Conjunction.Of([choice], facts, foresight).Branches.Find(inner => inner.Kind is SchemaBranchKind.AnyOf or SchemaBranchKind.OneOf)
                : null;
            if (inner is null)
                leaves.Add(new BranchLeaf(path));
            else if (path.Count == MaxDepth || !TryAdd(inner, path, leaves, facts, foresight))
                return false;
            if (leaves.Count > MaxLeaves)
                return false;
        }

        return true;
    }
}
