using SchemaPacks.JsonSchema.Loading;

namespace SchemaPacks.JsonSchema.Explaining;

/// <summary>The rules of every schema in a graph. Immutable.</summary>
internal sealed class EvaluationProgram
{
    private readonly IReadOnlyList<Rule>[] _rules;

    private EvaluationProgram(IReadOnlyList<Rule>[] rules, SchemaOptions options, bool tracksCoverage)
    {
        _rules = rules;
        Options = options;
        TracksCoverage = tracksCoverage;
    }

    public SchemaOptions Options { get; }

    /// <summary>Whether any schema asks what others have evaluated.</summary>
    public bool TracksCoverage { get; }

    /// <summary>Makes the rules; a keyword that cannot be used is reported to the state.</summary>
    public static EvaluationProgram Of(SchemaGraph graph, CompilationState state)
    {
        var factory = new RuleFactory(graph, state);
        var rules = graph.Nodes.Select(factory.Rules).ToArray();
        var tracks = graph.Nodes.Any(node => node.Edges.Any(edge => edge.Kind is SchemaEdgeKind.UnevaluatedItems or SchemaEdgeKind.UnevaluatedProperties));
        return new EvaluationProgram(rules, state.Options, tracks);
    }

    public IReadOnlyList<Rule> Rules(SchemaNode node) => _rules[node.Ordinal];
}
