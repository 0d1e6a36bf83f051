using System.Text.Json;

namespace SchemaPacks.JsonSchema.Planning;

/// <summary>
/// What <c>propertyDependencies</c> ask of a member, written as schemas: <c>{"required": [name], "properties": {name: {"const": value}}}</c>.
/// So they are planned as <c>if</c> is. Each is made once.
/// </summary>
internal sealed class PropertyConditions
{
    private readonly Dictionary<SchemaEdge, SchemaNode> _known = [];
    private int _lastOrdinal; // counts down: the schemas of the graph count up from 0

    public SchemaNode Of(SchemaEdge edge)
    {
        if (_known.TryGetValue(edge, out var condition))
            return condition;
        condition = Node(edge, $$$"""{"type":"object","required":[{{{Quoted(edge.Name!)}}}],"properties":{}}""");
        var member = Node(edge, $$$"""{"const":{{{Quoted(edge.Value!)}}}}""");
        condition.Add(new SchemaEdge(condition, SchemaEdgeKind.Property, "properties", member) { Name = edge.Name });
        return _known[edge] = condition;
    }

    /// <summary>All conditions of these schemas.</summary>
    public IEnumerable<SchemaNode> Of(IEnumerable<SchemaNode> schemas) => schemas.SelectMany(schema => schema.EdgesOf("propertyDependencies")).Select(Of);

    private SchemaNode Node(SchemaEdge edge, string json) =>
        new(--_lastOrdinal, JsonElement.Parse(json), edge.Source.Pointer + edge.Path, edge.Source.Document, edge.Source.Resource);

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
