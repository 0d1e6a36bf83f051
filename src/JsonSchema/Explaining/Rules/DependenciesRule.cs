namespace SchemaPacks.JsonSchema.Explaining.Rules;

/// <summary><c>dependencies</c> of the older drafts: names or a schema for each property.</summary>
internal sealed class DependenciesRule(DependentRequiredRule required, DependentSchemasRule schemas) : Rule
{
    public override void Apply(NodeCheck check)
    {
        required.Apply(check);
        schemas.Apply(check);
    }
}
