using System.Text.Json;
using SchemaPacks.Checking;
using SchemaPacks.JsonSchema;
using SchemaPacks.Parsing;

namespace SchemaPacks.Linting;

/// <summary>What rules look at: one schema, and what they may depend on beside it.</summary>
internal sealed class LintSubject
{
    public LintSubject(CheckedDocument found, LintSettings settings, DateOnly today)
    {
        Document = found.Document;
        Validator = found.Validator;
        Dialect = found.Dialect ?? JsonSchemaDialect.Draft7;
        Schemas = Subschema.AllOf(found.Document);
        Settings = settings;
        Today = today;
    }

    public PackDocument Document { get; }

    /// <summary>Every place where a schema stands, the root first.</summary>
    public IReadOnlyList<Subschema> Schemas { get; }

    /// <summary>What it compiled to; null when it does not.</summary>
    public JsonSchemaValidator? Validator { get; }

    public JsonSchemaDialect Dialect { get; }

    public LintSettings Settings { get; }

    public DateOnly Today { get; }

    /// <summary>Every declared property: its name, what declares it, and the schema around it.</summary>
    public IEnumerable<(string Name, Subschema Property, Subschema Parent)> Properties =>
        from schema in Schemas
        where schema.Json.TryGetProperty("properties", out JsonElement map) && map.ValueKind == JsonValueKind.Object
        from property in schema.Json.GetProperty("properties").EnumerateObject()
        where property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.True
        let name = property.Name
        select (name, new Subschema(property.Value, schema.PointerTo("properties", name)), schema);

    /// <summary>A finding at a value.</summary>
    public LintFinding At(LintRule rule, string pointer, string message) => new(rule.Kind.At(Document, pointer, message));

    /// <summary>A finding at the key of a value.</summary>
    public LintFinding AtKey(LintRule rule, string pointer, string message) => new(rule.Kind.AtKey(Document, pointer, message));
}
