using System.Text.Json;
using SchemaPacks.JsonSchema.Loading;

namespace SchemaPacks.JsonSchema.Planning;

/// <summary>
/// Makes dynamic references static: a copy of the graph in which each schema stands once for every dynamic scope that evaluation
/// can reach it in, and there a dynamic reference has one target. Nearly always that is one copy each, since the outermost
/// resource binds the anchor.
/// </summary>
internal sealed class UnfoldedScopes
{
    private readonly SchemaGraph _graph;
    private readonly SchemaGraph _unfolded = new();
    private readonly Dictionary<(SchemaNode Node, DynamicScope Scope), SchemaNode> _copies = [];
    private readonly Queue<(SchemaNode Node, DynamicScope Scope)> _toConnect = [];
    private SchemaNode? _nothing; // false, as a schema

    private UnfoldedScopes(SchemaGraph graph) => _graph = graph;

    /// <summary>The root of the copy; the root itself where nothing is dynamic; null for more than <paramref name="maxNodes"/> schemas.</summary>
    public static SchemaNode? Of(SchemaNode root, SchemaGraph graph, int maxNodes) =>
        graph.DynamicReferences.Count == 0 ? root : GraphOf(root, graph, maxNodes)?.Nodes[0];

    /// <summary>The copy, its root first; null for more than <paramref name="maxNodes"/> schemas.</summary>
    public static SchemaGraph? GraphOf(SchemaNode root, SchemaGraph graph, int maxNodes)
    {
        var unfolded = new UnfoldedScopes(graph);
        unfolded.Copy(root, new DynamicScope());
        while (unfolded._toConnect.TryDequeue(out var next))
        {
            if (unfolded._unfolded.Nodes.Count > maxNodes)
                return null;
            unfolded.Connect(next.Node, next.Scope);
        }

        return unfolded._unfolded;
    }

    private SchemaNode Copy(SchemaNode node, DynamicScope outer)
    {
        var key = (node, outer.Enter(node.Resource));
        if (!_copies.TryGetValue(key, out var copy))
        {
            _copies[key] = copy = new SchemaNode(_unfolded.Nodes.Count, node.Json, node.Pointer, node.Document, node.Resource);
            _unfolded.Nodes.Add(copy);
            _toConnect.Enqueue(key);
        }

        return copy;
    }

    private void Connect(SchemaNode node, DynamicScope scope)
    {
        var copy = _copies[(node, scope)];
        var taken = _graph.DynamicReferences.TryGetValue(node, out var anchor) ? Taken(node, scope.Find(anchor)) : null;
        foreach (var edge in node.Edges)
        {
            if (taken is null && anchor is not null && edge.Keyword == "$dynamicRef")
                copy.Add(new SchemaEdge(copy, edge.Kind, edge.Keyword, Copy(_nothing ??= Nothing(node), scope)));
            else if (taken is null || edge == taken || edge.Keyword != taken.Keyword)
                copy.Add(new SchemaEdge(copy, edge.Kind, edge.Keyword, Copy(edge.Target, scope)) { Name = edge.Name, Value = edge.Value, Index = edge.Index, Pattern = edge.Pattern });
        }
    }

    // The first edge is the one to the lexical target, which holds where the scope binds nothing. In v1 there is no such target, and nothing is accepted.
    private static SchemaEdge? Taken(SchemaNode node, SchemaNode? bound)
    {
        if (bound is null && node.Dialect.NamesDynamicAnchors)
            return null;
        var edges = node.Edges.Where(edge => edge.Keyword is "$dynamicRef" or "$recursiveRef").ToList();
        return edges.Find(edge => edge.Target == bound) ?? edges[0];
    }

    private static SchemaNode Nothing(SchemaNode at) =>
        new(0, JsonElement.Parse("false"), at.Pointer, at.Document, at.Resource);
}
