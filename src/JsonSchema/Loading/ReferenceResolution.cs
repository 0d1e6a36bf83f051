using System.Text.Json;
using SchemaPacks.JsonSchema.Reading;

namespace SchemaPacks.JsonSchema.Loading;

/// <summary>Follows every reference until none is left, loading documents on the way, and gives dynamic references an edge to each possible target.</summary>
internal sealed class ReferenceResolution(CompilationState state, SchemaLoader loader)
{
    private readonly List<(PendingReference Reference, string Anchor, SchemaNode? Initial)> _dynamic = [];

    public void Run()
    {
        while (loader.References.TryDequeue(out var reference))
            Follow(reference);
        foreach (var (reference, anchor, initial) in _dynamic)
        {
            loader.Graph.DynamicReferences[reference.Source] = anchor;
            var targets = loader.Graph.Resources.Values
                .Select(root => root.Resource.DynamicAnchors.GetValueOrDefault(anchor))
                .OfType<SchemaNode>()
                .Distinct()
                .ToList();
            foreach (var target in targets.Where(target => target != initial))
                Connect(reference, target);
            if (targets.Count == 0)
                Report(reference, $"no schema has the dynamic anchor '{anchor}': correct the name");
        }
    }

    private static void Connect(PendingReference reference, SchemaNode target) =>
        reference.Source.Add(new SchemaEdge(reference.Source, SchemaEdgeKind.InPlace, reference.Keyword, target));

    private void Follow(PendingReference reference)
    {
        var source = reference.Source;
        if (reference.Keyword == "$dynamicRef" && source.Dialect.NamesDynamicAnchors)
        {
            _dynamic.Add((reference, reference.Text.TrimStart('#'), null));
            return;
        }

        var (address, fragment) = UriReference.Split(reference.Text);
        fragment = Uri.UnescapeDataString(fragment);
        var root = Root(source.Resource, address);
        var target = root is null ? null : fragment switch
        {
            "" => root,
            ['/', ..] => AtPointer(root, fragment),
            _ => root.Resource.Anchors.GetValueOrDefault(fragment),
        };
        if (target is null)
        {
            Refuse(reference, root, address, fragment);
            return;
        }

        Connect(reference, target);
        var anchor = reference.Keyword == "$recursiveRef" ? "" : fragment;
        if (reference.Keyword != "$ref" && target.Resource.DynamicAnchors.GetValueOrDefault(anchor) == target)
            _dynamic.Add((reference, anchor, target));
    }

    private SchemaNode? Root(SchemaResource origin, string address)
    {
        if (address.Length == 0)
            return loader.Graph.Resources[origin.Uri];
        return UriReference.Resolve(origin.Uri, address) is { } target ? loader.Find(address, target) : null;
    }

    private SchemaNode? AtPointer(SchemaNode root, string fragment)
    {
        var document = root.Document;
        if (document.Nodes.TryGetValue(root.Pointer + fragment, out var known))
            return known;
        var (json, pointer, surrounding) = (root.Json, root.Pointer, root.Resource);
        foreach (var step in fragment[1..].Split('/').Select(JsonPointer.Unescape))
        {
            if (document.Part(json, pointer, step) is not { } next)
                return null;
            (json, pointer) = (next, JsonPointer.Append(pointer, step));
            if (document.Nodes.TryGetValue(pointer, out var node))
                surrounding = node.Resource;
        }

        return document.Nodes.GetValueOrDefault(pointer) ?? loader.Found(document, json, pointer, surrounding);
    }

    private void Refuse(PendingReference reference, SchemaNode? root, string address, string fragment)
    {
        var reason = root is null
            ? $"nothing is known by the address '{address}': nothing is fetched, so give that document to the resolver"
            : fragment.StartsWith('/') ? $"there is no schema at '#{fragment}' in '{root.Resource.Uri}': correct the pointer" : $"there is no anchor '{fragment}' in '{root.Resource.Uri}': correct the name";
        Report(reference, reason);
    }

    private void Report(PendingReference reference, string reason) =>
        state.Report(SchemaProblemKind.UnresolvedReference, reference.Source.Document, reference.Source.Pointer + "/" + reference.Keyword, $"the reference '{reference.Text}' leads nowhere: {reason}");
}
