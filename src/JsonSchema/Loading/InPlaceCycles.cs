namespace SchemaPacks.JsonSchema.Loading;

/// <summary>
/// Finds schemas that would apply themselves to the same value again, which no evaluation could finish. Dynamic references are followed
/// as evaluation follows them, with the anchors bound on the way, so that a target which can never be reached makes no cycle.
/// </summary>
internal sealed class InPlaceCycles(CompilationState state, SchemaGraph graph)
{
    private const int StatesPerNode = 10; // dynamic anchors can be bound in many orders: beyond this the schema is refused

    private readonly Dictionary<(SchemaNode, DynamicScope), bool> _finished = []; // false while the node is on the path
    private readonly HashSet<SchemaNode> _reported = [];

    public void Report()
    {
        var outermost = new DynamicScope();
        foreach (var node in graph.Nodes)
            Explore(node, outermost.Enter(node.Resource));
    }

    private void Explore(SchemaNode start, DynamicScope scope)
    {
        var path = new Stack<(SchemaNode Node, DynamicScope Scope, IEnumerator<SchemaEdge> Edges)>();
        Push(start, scope);
        while (path.TryPeek(out var top))
        {
            if (_finished.Count > StatesPerNode * state.Options.MaxSchemaNodes)
            {
                if (!state.Problems.Any(problem => problem.Kind == SchemaProblemKind.TooManyNodes))
                    state.Report(SchemaProblemKind.TooManyNodes, start.Document, start.Pointer, "dynamic anchors can be bound in too many ways here: use fewer of them, or raise MaxSchemaNodes");
                return;
            }

            if (!top.Edges.MoveNext())
            {
                _finished[(top.Node, top.Scope)] = true;
                path.Pop();
                continue;
            }

            var edge = top.Edges.Current;
            var next = top.Scope.Enter(edge.Target.Resource);
            if (!_finished.TryGetValue((edge.Target, next), out var finished))
                Push(edge.Target, next);
            else if (!finished && _reported.Add(edge.Target))
                Report(edge);
        }

        void Push(SchemaNode node, DynamicScope inside)
        {
            if (_finished.TryAdd((node, inside), false))
                path.Push((node, inside, graph.EdgesInPlace(node, inside).GetEnumerator()));
        }
    }

    private void Report(SchemaEdge edge) => state.Report(
        SchemaProblemKind.InPlaceCycle,
        edge.Source.Document,
        edge.Source.Pointer + "/" + edge.Keyword,
        $"'{edge.Keyword}' leads back to the schema at '#{edge.Target.Pointer}' for the same value, without end: break the circle, or let it pass through 'properties' or 'items'");
}
