namespace SchemaPacks.JsonSchema.Explaining.Rules;

/// <summary><c>anyOf</c>: every branch is asked where somebody wants to know what the accepting ones covered.</summary>
internal sealed class AnyOfRule(SchemaEdge[] branches) : Rule
{
    public override void Apply(NodeCheck check)
    {
        var isAccepted = false;
        var causes = new List<Failure>();
        foreach (var branch in branches)
        {
            var outcome = check.Ask(branch, check.Value);
            if (!outcome.IsValid)
            {
                causes.Add(NodeCheck.Because(branch, outcome));
                continue;
            }

            isAccepted = true;
            check.Cover(outcome);
            if (!check.Run.AsksEveryAlternative)
                return;
        }

        if (!isAccepted)
            check.Refuse("anyOf", $"value matches none of the {branches.Length} alternatives in 'anyOf'", causes);
    }
}
