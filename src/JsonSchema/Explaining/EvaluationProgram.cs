using SchemaPacks.JsonSchema.Loading;

namespace SchemaPacks.JsonSchema.Explaining;

/// <summary>The rules of every schema in a graph, made when a schema is first asked about a value: most never are, since most values are valid. Any thread may use it.</summary>
internal sealed class EvaluationProgram
{
    private readonly IReadOnlyList<Rule>?[] _rules;
    private readonly RuleFactory _factory;

    private EvaluationProgram(RuleFactory factory, SchemaGraph graph, SchemaOptions options, bool tracksCoverage)
    {
        _factory = factory;
        _rules = new IReadOnlyList<Rule>?[graph.Nodes.Count];
        Graph = graph;
        Options = options;
        TracksCoverage = tracksCoverage;
    }

    /// <summary>The schemas that the rules are for.</summary>
    public SchemaGraph Graph { get; }

    public SchemaOptions Options { get; }

    /// <summary>Whether any schema asks what others have evaluated.</summary>
    public bool TracksCoverage { get; }

    /// <summary>The program of a graph that is complete. Patterns that cannot be used are reported to the state here, not when they are needed.</summary>
    public static EvaluationProgram Of(SchemaGraph graph, CompilationState state)
    {
        var factory = new RuleFactory(graph, state);
        var tracks = false;
        foreach (var node in graph.Nodes)
        {
            factory.PatternOf(node);
            foreach (var edge in node.Edges)
                tracks |= edge.Kind is SchemaEdgeKind.UnevaluatedItems or SchemaEdgeKind.UnevaluatedProperties;
        }

        return new EvaluationProgram(factory, graph, state.Options, tracks);
    }

    /// <summary>The same of a graph whose schemas are copies of these.</summary>
    public EvaluationProgram Of(SchemaGraph copy) => new(_factory.Of(copy), copy, Options, TracksCoverage);

    // Two threads may make the same rules: then one of the equal lists is dropped.
    public IReadOnlyList<Rule> Rules(SchemaNode node) => Volatile.Read(ref _rules[node.Ordinal]) ?? Make(node);

    private IReadOnlyList<Rule> Make(SchemaNode node)
    {
        var rules = _factory.Rules(node);
        Volatile.Write(ref _rules[node.Ordinal], rules);
        return rules;
    }
}
