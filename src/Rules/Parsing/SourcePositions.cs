using System.Globalization;

namespace SchemaPacks.Parsing;

/// <summary>
/// Line and column of every value of one document, by RFC 6901 JSON pointer. Kept as a tree, because whole pointers of a hostile
/// file can be many times its size; the index over it is built on the first question, since most documents are never asked about.
/// </summary>
public sealed class SourcePositions
{
    private readonly SourceNode[] _nodes; // parents before children, the root first
    private readonly Lazy<Dictionary<(int Parent, string Step), int>> _children;

    internal SourcePositions(SourceNode[] nodes)
    {
        _nodes = nodes;
        _children = new(IndexChildren);
    }

    internal IReadOnlyList<SourceNode> Nodes => _nodes;

    /// <summary>Finds the value at <paramref name="pointer"/>, such as <c>/properties/user/type</c>; <c>""</c> is the root.</summary>
    /// <returns><see langword="false"/> when the document has no such value.</returns>
    public bool TryGet(string pointer, out SourcePosition position) => Walk(pointer, out position);

    /// <summary>The position of the value at <paramref name="pointer"/>, or of its nearest ancestor that the document has.</summary>
    public SourcePosition Nearest(string pointer)
    {
        Walk(pointer, out var position);
        return position;
    }

    private bool Walk(string pointer, out SourcePosition position)
    {
        ArgumentNullException.ThrowIfNull(pointer);
        var node = 0;
        var found = true;
        if (pointer.Length > 0)
        {
            foreach (var step in pointer.Split('/').Skip(1))
            {
                var name = step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
                found = _children.Value.TryGetValue((node, name), out var child);
                if (!found)
                    break;
                node = child;
            }
        }

        position = _nodes[node].Position;
        return found;
    }

    private Dictionary<(int Parent, string Step), int> IndexChildren()
    {
        var children = new Dictionary<(int, string), int>(_nodes.Length);
        for (var i = 1; i < _nodes.Length; i++)
            children[(_nodes[i].Parent, _nodes[i].Key ?? _nodes[i].Item.ToString(CultureInfo.InvariantCulture))] = i;
        return children;
    }
}
