namespace SchemaPacks.JsonSchema.Loading;

/// <summary>
/// Which schema each dynamic anchor stands for at a point of evaluation: the one in the outermost resource entered so far.
/// A resource that binds nothing new leaves the scope as it is, so there are few; each is made once, so that they can be compared by reference.
/// Belongs to one evaluation.
/// </summary>
internal sealed class DynamicScope
{
    private readonly Dictionary<string, SchemaNode> _bindings;
    private readonly Dictionary<SchemaResource, DynamicScope> _inner = [];

    /// <summary>Nothing entered yet.</summary>
    public DynamicScope()
        : this([])
    {
    }

    private DynamicScope(Dictionary<string, SchemaNode> bindings) => _bindings = bindings;

    public SchemaNode? Find(string anchor) => _bindings.GetValueOrDefault(anchor);

    /// <summary>The scope inside a resource.</summary>
    public DynamicScope Enter(SchemaResource resource)
    {
        if (resource.DynamicAnchors.Count == 0)
            return this;
        if (!_inner.TryGetValue(resource, out var inner))
            _inner[resource] = inner = Bind(resource);
        return inner;
    }

    private DynamicScope Bind(SchemaResource resource)
    {
        var bindings = new Dictionary<string, SchemaNode>(_bindings);
        foreach (var (anchor, node) in resource.DynamicAnchors)
            bindings.TryAdd(anchor, node);
        return bindings.Count == _bindings.Count ? this : new DynamicScope(bindings);
    }
}
