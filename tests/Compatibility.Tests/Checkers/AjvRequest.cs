using System.Text.Json;

namespace SchemaPacks.Tests.Checkers;

/// <summary>Questions to ajv, in the form that <c>tests/checkers/ajv.mjs</c> reads.</summary>
internal sealed class AjvRequest
{
    private readonly List<(string Dialect, JsonElement Schema)> _schemas = [];
    private readonly List<AjvCheck> _checks = [];
    private readonly Dictionary<string, JsonElement> _documents = [];

    public int Count => _checks.Count;

    /// <summary>Adds a document that schemas may refer to by its address.</summary>
    public void Offer(string address, JsonElement document) => _documents[address] = document;

    /// <returns>The number by which checks name the schema.</returns>
    public int Add(string dialect, JsonElement schema)
    {
        _schemas.Add((dialect, schema));
        return _schemas.Count - 1;
    }

    public void Ask(string name, int schema, ReadOnlyMemory<byte> value, bool isValid) => _checks.Add(new AjvCheck(name, schema, value, isValid));

    public void WriteTo(Stream stream)
    {
        using var writer = new Utf8JsonWriter(stream);
        writer.WriteStartObject();
        writer.WriteStartObject("documents");
        foreach (var (address, document) in _documents)
        {
            writer.WritePropertyName(address);
            document.WriteTo(writer);
        }

        writer.WriteEndObject();
        writer.WriteStartArray("schemas");
        foreach (var (dialect, schema) in _schemas)
        {
            writer.WriteStartObject();
            writer.WriteString("dialect", dialect);
            writer.WritePropertyName("schema");
            schema.WriteTo(writer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("checks");
        foreach (AjvCheck check in _checks)
        {
            writer.WriteStartObject();
            writer.WriteString("name", check.Name);
            writer.WriteNumber("schema", check.Schema);
            writer.WritePropertyName("value");
            writer.WriteRawValue(check.Value.Span);
            writer.WriteBoolean("valid", check.IsValid);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
