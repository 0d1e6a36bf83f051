namespace SchemaPacks.JsonSchema.Explaining.Rules;

/// <summary><c>oneOf</c>.</summary>
internal sealed class OneOfRule(SchemaEdge[] branches) : Rule
{
    public override void Apply(NodeCheck check)
    {
        SchemaEdge? accepting = null;
        Outcome? accepted = null;
        var causes = new List<Failure>();
        foreach (var branch in branches)
        {
            var outcome = check.Ask(branch, check.Value);
            if (!outcome.IsValid)
            {
                causes.Add(NodeCheck.Because(branch, outcome));
                continue;
            }

            if (accepting is not null)
            {
                check.Refuse("oneOf", $"value must match exactly one alternative in 'oneOf', and it matches numbers {accepting.Index} and {branch.Index} (from 0)");
                return;
            }

            (accepting, accepted) = (branch, outcome);
        }

        if (accepted is null)
            check.Refuse("oneOf", $"value matches none of the {branches.Length} alternatives in 'oneOf'", causes);
        else
            check.Cover(accepted);
    }
}
