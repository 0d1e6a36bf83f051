using System.Text.Json;
using SchemaPacks.JsonSchema.Loading;

namespace SchemaPacks.JsonSchema;

/// <summary>
/// One schema (object or boolean) in the graph that a compilation makes: references are followed to their targets, so the graph may have cycles.
/// Immutable once the compilation is done.
/// </summary>
public sealed class SchemaNode
{
    private readonly List<SchemaEdge> _edges = [];

    internal SchemaNode(int ordinal, JsonElement json, string pointer, LoadedDocument document, SchemaResource resource)
    {
        Ordinal = ordinal;
        Json = json;
        Pointer = pointer;
        Document = document;
        Resource = resource;
    }

    /// <summary>The value of a boolean schema; <see langword="null"/> for an object.</summary>
    public bool? Boolean => Json.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>The schema as written, subschemas and unknown keywords included.</summary>
    public JsonElement Json { get; }

    /// <summary>JSON pointer (RFC 6901) into its document; empty for the root.</summary>
    public string Pointer { get; }

    /// <summary>Base URI of the document it stands in, as its <see cref="SchemaDocument"/> gave it.</summary>
    public Uri DocumentUri => Document.BaseUri;

    /// <summary>The dialect that reads it.</summary>
    public JsonSchemaDialect Dialect => Resource.Vocabulary.Dialect;

    /// <summary>Every schema that this one may apply to a value or a part of it, in the order of the keywords. Definitions that nothing refers to are no edges.</summary>
    public IReadOnlyList<SchemaEdge> Edges => _edges;

    /// <summary>Number within the compilation, from 0.</summary>
    internal int Ordinal { get; }

    internal LoadedDocument Document { get; }

    internal SchemaResource Resource { get; }

    /// <summary>Whether only its <c>$ref</c> counts: up to draft-07 whatever stands beside one is ignored.</summary>
    internal bool IsReferenceOnly => Resource.Vocabulary.ReferenceStandsAlone
        && Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty("$ref", out var reference) && reference.ValueKind == JsonValueKind.String;

    /// <summary>How many edges end here. A schema applied from one place only cannot be applied twice to the same value.</summary>
    internal int InDegree { get; private set; }

    internal void Add(SchemaEdge edge)
    {
        _edges.Add(edge);
        edge.Target.InDegree++;
    }
}
