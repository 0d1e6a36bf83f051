namespace SchemaPacks.JsonSchema.Explaining.Rules;

/// <summary><c>propertyNames</c>: the schema judges each name as a string.</summary>
internal sealed class PropertyNamesRule(SchemaEdge edge) : Rule
{
    public override void Apply(NodeCheck check)
    {
        if (check.Value.Kind != InstanceKind.Object)
            return;
        var causes = new List<Failure>();
        foreach (var member in check.Value.Children)
            if (check.Ask(edge, check.Run.NameOf(member)) is { IsValid: false } outcome)
                causes.Add(NodeCheck.Because(edge, outcome));
        if (causes.Count > 0)
            check.Refuse("propertyNames", causes.Count == 1 ? "a property has a name that 'propertyNames' does not allow" : $"{causes.Count} properties have names that 'propertyNames' does not allow", causes);
    }
}
