using System.Collections.Frozen;
using SchemaPacks.JsonSchema.Patterns;

namespace SchemaPacks.JsonSchema.Explaining.Rules;

/// <summary><c>properties</c>, <c>patternProperties</c> and <c>additionalProperties</c>: which of them applies to a member is one question.</summary>
internal sealed class MembersRule : Rule
{
    private readonly FrozenDictionary<string, SchemaEdge> _named;
    private readonly (EcmaPattern Pattern, SchemaEdge Edge)[] _patterns;
    private readonly SchemaEdge? _additional;

    public MembersRule(SchemaNode node)
    {
        _named = node.Edges.Where(edge => edge.Kind == SchemaEdgeKind.Property).ToFrozenDictionary(edge => edge.Name!);
        _patterns = [.. node.Edges.Where(edge => edge.Pattern is not null).Select(edge => (edge.Pattern!, edge))];
        _additional = node.Edges.FirstOrDefault(edge => edge.Kind == SchemaEdgeKind.AdditionalProperties);
    }

    public override void Apply(NodeCheck check)
    {
        if (check.Value.Kind != InstanceKind.Object)
            return;
        var refused = new RefusedMembers();
        foreach (var member in check.Value.Children)
        {
            check.Run.Spend(1);
            Apply(check, member, ref refused);
            if (check.IsDecided)
                return;
        }

        refused.Report(check);
    }

    private void Apply(NodeCheck check, Instance member, ref RefusedMembers refused)
    {
        var isKnown = false;
        if (_named.TryGetValue(member.Name!, out var named))
        {
            isKnown = true;
            check.Demand(named, member);
        }

        foreach (var (pattern, edge) in _patterns)
        {
            check.Run.Spend(pattern.Steps(member.Name!.Length));
            if (!pattern.IsMatch(member.Name))
                continue;
            isKnown = true;
            refused.Demand(check, edge, member);
        }

        if (!isKnown && _additional is not null)
        {
            isKnown = true;
            refused.Demand(check, _additional, member);
        }

        if (isKnown)
            check.Cover(member.Index);
    }
}
