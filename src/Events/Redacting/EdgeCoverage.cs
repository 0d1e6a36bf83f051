using System.Text.Json;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Redacting;

/// <summary>Which schemas judge a part of a value, and whether that part is declared at all.</summary>
internal static class EdgeCoverage
{
    /// <summary>Whether the edge may lead to the value of the property.</summary>
    public static bool MayJudgeProperty(SchemaEdge edge, string name) => edge.Kind switch
    {
        // What a neighbour in the same schema covers is evaluated there, and so is never unevaluated here.
        SchemaEdgeKind.UnevaluatedProperties => !edge.Source.Edges.Any(neighbour =>
            neighbour.Kind is SchemaEdgeKind.Property or SchemaEdgeKind.PatternProperty or SchemaEdgeKind.AdditionalProperties && neighbour.CoversProperty(name)),
        _ => edge.CoversProperty(name),
    };

    /// <summary>Whether the edge may lead to the item at the index.</summary>
    public static bool MayJudgeItem(SchemaEdge edge, int index) => edge.Kind switch
    {
        SchemaEdgeKind.UnevaluatedItems => !edge.Source.Edges.Any(neighbour =>
            neighbour.Kind is SchemaEdgeKind.Items or SchemaEdgeKind.PrefixItem or SchemaEdgeKind.ItemsAfterPrefix && neighbour.CoversItem(index)),
        _ => edge.CoversItem(index),
    };

    /// <summary>
    /// Whether the schema's author declared the properties that the edge leads to: by name, by pattern, or by a schema for all others that says
    /// something. <c>true</c>, <c>{}</c> and mere annotations say nothing: they let names pass that nobody thought of.
    /// </summary>
    public static bool Declares(SchemaEdge edge) => edge.Kind switch
    {
        SchemaEdgeKind.Property or SchemaEdgeKind.PatternProperty => true,
        SchemaEdgeKind.AdditionalProperties or SchemaEdgeKind.UnevaluatedProperties =>
            edge.Target.Json.ValueKind == JsonValueKind.Object && edge.Target.Json.EnumerateObject().Any(member => !IsAnnotation(member.Name)),
        _ => false,
    };

    private static bool IsAnnotation(string keyword) =>
        keyword is "title" or "description" or "$comment" or "default" or "examples" or "deprecated" or "readOnly" or "writeOnly";
}
