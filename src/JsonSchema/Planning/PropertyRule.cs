namespace SchemaPacks.JsonSchema.Planning;

/// <summary>What one schema says of an object's members by their names.</summary>
internal sealed class PropertyRule
{
    /// <summary>Names with schemas of their own; null accepts any value.</summary>
    public required IReadOnlyDictionary<string, SchemaNode?> Properties { get; init; }

    /// <summary>Patterns with schemas of their own; a null schema accepts any value.</summary>
    public required IReadOnlyList<(string Text, Func<string, bool> IsMatch, SchemaNode? Schema)> Patterns { get; init; }

    /// <summary>The schema of all other members; null accepts any value.</summary>
    public SchemaNode? Otherwise { get; init; }

    /// <summary>The schemas that the value of a member with this name must meet.</summary>
    public IEnumerable<SchemaNode> SchemasOf(string name)
    {
        var known = Properties.TryGetValue(name, out var own);
        var matching = Patterns.Where(pattern => pattern.IsMatch(name)).ToList();
        if (!known && matching.Count == 0)
            return Otherwise is null ? [] : [Otherwise];
        return matching.Select(pattern => pattern.Schema).Append(own).OfType<SchemaNode>();
    }

    /// <summary>The rules of all schemas of a conjunction, but for <c>unevaluatedProperties</c> that depends on branches.</summary>
    public static List<PropertyRule> Of(Conjunction conjunction)
    {
        var rules = new List<PropertyRule>();
        foreach (var node in conjunction.Nodes)
        {
            rules.Add(Own(node));
            if (node.TargetOf("unevaluatedProperties") is not { } rest || rest.Boolean == true)
                continue;
            if (Coverage.Of(node, conjunction.Work) is { CoversAllProperties: false } covered)
                rules.Add(Unevaluated(covered, rest));
        }

        return [.. rules.Where(rule => rule.Properties.Count > 0 || rule.Patterns.Count > 0 || rule.Otherwise is not null)];
    }

    private static PropertyRule Own(SchemaNode node) => new()
    {
        Properties = node.EdgesOf("properties").ToDictionary(edge => edge.Name!, edge => (SchemaNode?)edge.Target),
        Patterns = [.. node.EdgesOf("patternProperties").Select(edge => (edge.Name!, (Func<string, bool>)edge.CoversProperty, (SchemaNode?)edge.Target))],
        Otherwise = node.TargetOf("additionalProperties") is { Boolean: not true } additional ? additional : null,
    };

    private static PropertyRule Unevaluated(Coverage covered, SchemaNode rest) => new()
    {
        Properties = covered.Nodes.SelectMany(node => node.EdgesOf("properties")).Select(edge => edge.Name!).Distinct().ToDictionary(name => name, _ => (SchemaNode?)null),
        Patterns = [.. covered.Nodes.SelectMany(node => node.EdgesOf("patternProperties")).Select(edge => (edge.Name!, (Func<string, bool>)edge.CoversProperty, (SchemaNode?)null))],
        Otherwise = rest,
    };
}
