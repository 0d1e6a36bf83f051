namespace SchemaPacks.JsonSchema.Explaining.Rules;

/// <summary>
/// Counts members that a <c>false</c> schema refuses by their mere presence: one finding for the object says how many.
/// Their names are the instance's and stay out of it.
/// </summary>
internal struct RefusedMembers
{
    private Dictionary<SchemaEdge, int>? _counts;

    /// <summary>Demands the schema of the edge for a member whose name the schema does not spell out.</summary>
    public void Demand(NodeCheck check, SchemaEdge edge, Instance member)
    {
        if (edge.Target.Boolean != false)
        {
            check.Demand(edge, member);
            return;
        }

        _counts ??= [];
        _counts[edge] = _counts.GetValueOrDefault(edge) + 1;
        if (!check.Run.Collects)
            Report(check);
    }

    public readonly void Report(NodeCheck check)
    {
        foreach (var (edge, count) in _counts ?? [])
            check.Refuse(edge.Keyword, count == 1 ? "the object has a property that the schema does not allow" : $"the object has {count} properties that the schema does not allow");
    }
}
