using System.Text.Json;

namespace SchemaPacks.JsonSchema.Loading;

/// <summary>
/// Walks one document as its dialect reads it: every schema becomes a node, addresses and anchors are noted, keywords become edges,
/// references are left for <see cref="ReferenceResolution"/>. Depth is bounded by the check of the text before, and by the stack.
/// </summary>
internal sealed class SchemaWalk(CompilationState state, SchemaGraph graph, LoadedDocument document, Func<JsonElement, SchemaVocabulary?> vocabularyOf, Queue<PendingReference> references)
{
    /// <summary>Walks the whole document, whose root is always a resource.</summary>
    public SchemaNode? Root(SchemaVocabulary vocabulary, bool rootIdIsBase) =>
        Visit(document.Root, "", null, vocabulary, rootIdIsBase);

    /// <summary>Walks a schema that only a reference's pointer has found, inside the resource that surrounds it.</summary>
    public SchemaNode? Found(JsonElement json, string pointer, SchemaResource surrounding) =>
        Visit(json, pointer, surrounding, surrounding.Vocabulary, true);

    private SchemaNode? Visit(JsonElement json, string pointer, SchemaResource? outer, SchemaVocabulary vocabulary, bool idIsAddress)
    {
        if (document.Nodes.TryGetValue(pointer, out var known))
            return known;
        if (json.ValueKind is not (JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False))
            return null; // the metaschema says so
        if (!StackRoom.IsLeft())
        {
            if (!state.Problems.Any(problem => problem.Kind == SchemaProblemKind.TooDeep))
                state.Report(SchemaProblemKind.TooDeep, document, pointer, "the schema nests deeper than the stack of this thread can follow: flatten it, or compile it on a thread with a larger stack");
            return null;
        }

        if (graph.Nodes.Count == state.Options.MaxSchemaNodes)
        {
            if (!state.Problems.Any(problem => problem.Kind == SchemaProblemKind.TooManyNodes))
                state.Report(SchemaProblemKind.TooManyNodes, document, pointer, $"the compilation has more than {state.Options.MaxSchemaNodes} schemas: split it up, or raise MaxSchemaNodes");
            return null;
        }

        var identity = Identity.Of(json, vocabulary, outer is null ? null : vocabularyOf);
        var address = idIsAddress ? identity.Address : null;
        var resource = outer is not null && address is null ? outer : NewResource(address, pointer, outer, identity.Vocabulary);
        var node = new SchemaNode(graph.Nodes.Count, json, pointer, document, resource);
        graph.Nodes.Add(node);
        document.Nodes.Add(pointer, node);
        if (resource != outer)
            Register(resource.Uri, node);
        foreach (var (name, isDynamic) in identity.Anchors)
            if (name.Length > 0 || resource.Pointer == pointer) // $recursiveAnchor speaks for a whole resource
                Register(resource, name, isDynamic, node);
        if (json.ValueKind == JsonValueKind.Object)
            VisitKeywords(node);
        return node;
    }

    private SchemaResource NewResource(string? address, string pointer, SchemaResource? outer, SchemaVocabulary vocabulary)
    {
        var origin = outer?.Uri ?? UriReference.Key(document.BaseUri);
        var uri = address is null ? document.BaseUri : UriReference.Resolve(origin, address);
        if (uri is not null)
            return new SchemaResource(UriReference.Key(uri), pointer, vocabulary);
        state.Report(SchemaProblemKind.UnresolvedReference, document, pointer + "/" + vocabulary.IdKeyword, $"'{address}' is no address that could be resolved against '{origin}': write it absolute");
        return outer ?? new SchemaResource(origin, pointer, vocabulary);
    }

    private void Register(string uri, SchemaNode node)
    {
        if (!graph.Resources.TryAdd(uri, node) && graph.Resources[uri] != node)
            state.Report(SchemaProblemKind.DuplicateIdentifier, document, node.Pointer, $"the address '{uri}' already belongs to another schema: give each its own");
    }

    private void Register(SchemaResource resource, string name, bool isDynamic, SchemaNode node)
    {
        if (isDynamic)
            resource.DynamicAnchors.TryAdd(name, node);
        if (name.Length > 0 && !resource.Anchors.TryAdd(name, node))
            state.Report(SchemaProblemKind.DuplicateIdentifier, document, node.Pointer, $"the anchor '{name}' stands twice in one schema resource: rename one of them");
    }

    private void VisitKeywords(SchemaNode node)
    {
        var vocabulary = node.Resource.Vocabulary;
        var isReference = node.IsReferenceOnly;
        foreach (var member in node.Json.EnumerateObject())
        {
            if (!vocabulary.TryGet(member.Name, out var row) || row!.Shape == SubschemaShape.None)
                continue;
            if (row.Shape == SubschemaShape.Reference)
            {
                if (member.Value.ValueKind == JsonValueKind.String)
                    references.Enqueue(new PendingReference(node, row.Name, member.Value.GetString()!));
                continue;
            }

            if (row.Shape is SubschemaShape.List or SubschemaShape.SchemaOrList && row.Edge == SchemaEdgeKind.InPlace && member.Value.ValueKind == JsonValueKind.Array && member.Value.GetArrayLength() > state.Options.MaxAlternatives)
                state.Report(SchemaProblemKind.TooManyAlternatives, document, node.Pointer + "/" + row.Name, $"'{row.Name}' has more than {state.Options.MaxAlternatives} schemas: split it up, or raise MaxAlternatives");
            var applies = row.Edge is not null && !isReference && EdgeRules.Applies(row, node.Json, vocabulary);
            foreach (var child in Subschema.In(row.Shape, member.Value))
                if (Visit(child.Json, node.Pointer + "/" + row.Name + child.Suffix, node.Resource, vocabulary, true) is { } target && applies)
                    node.Add(Edge(node, row, child, target));
        }
    }

    private SchemaEdge Edge(SchemaNode node, KeywordRow row, Subschema child, SchemaNode target)
    {
        var (kind, index) = EdgeRules.Refine(row, child, node.Json);
        var pattern = kind == SchemaEdgeKind.PatternProperty ? state.Pattern(child.Name!, document, node.Pointer + "/" + row.Name + child.Suffix) : null;
        return new SchemaEdge(node, kind, row.Name, target) { Name = child.Name, Value = child.Value, Index = index, Pattern = pattern };
    }
}
