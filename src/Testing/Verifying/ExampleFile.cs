using System.Runtime.InteropServices;
using System.Text.Json;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Testing.Verifying;

/// <summary>One example event: an envelope, and for one that must be refused perhaps the reason.</summary>
/// <example><c>{"envelope":{"schema":"acme.example/page-view","version":1,"event":{}},"expected":{"keyword":"required","pointer":""}}</c></example>
internal sealed class ExampleFile
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private ReadOnlyMemory<byte> _event;
    private (string Keyword, string? Pointer)? _expected;

    public SchemaKey Key { get; private set; }

    /// <summary>What is wrong with the file itself; null for one that can be judged.</summary>
    public string? Problem { get; private init; }

    public static ExampleFile Read(byte[] utf8, bool mayExpect)
    {
        JsonElement root;
        try
        {
            using JsonDocument document = JsonDocument.Parse(utf8, Strict);
            root = document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            return new ExampleFile { Problem = $"it is no JSON: line {exception.LineNumber + 1}, position {exception.BytePositionInLine + 1}" };
        }

        var file = new ExampleFile();
        bool hasEnvelope = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("envelope", out _);
        if (hasEnvelope && !mayExpect)
            return new ExampleFile { Problem = "a valid example is the envelope itself: 'schema', 'version' and 'event'" };
        return file.ReadEnvelope(hasEnvelope ? root.GetProperty("envelope") : root) && (!hasEnvelope || file.ReadExpected(root))
            ? file
            : new ExampleFile { Problem = "it is no envelope; write 'schema' (a text), 'version' (a number or a text) and 'event' (an object)" + (mayExpect ? ", in 'envelope' where there is also 'expected' with a 'keyword' and perhaps a 'pointer'" : "") };
    }

    /// <summary>What is wrong with the verdict; nothing where it is as it should be.</summary>
    public IEnumerable<string> Judge(ISchemaValidator validator, bool isValid)
    {
        IReadOnlyList<SchemaFinding> findings = validator.Evaluate(_event).Findings;
        if (isValid)
            return findings.Select(finding => $"it should be valid, but at '{finding.InstancePointer}' it breaks '{finding.Keyword}': {finding.Message}");
        if (findings.Count == 0)
            return ["it should be refused, but its schema accepts it"];
        if (_expected is not { } expected || findings.Any(finding => finding.Keyword == expected.Keyword && (expected.Pointer is null || finding.InstancePointer == expected.Pointer)))
            return [];
        return [$"it should break '{expected.Keyword}'{(expected.Pointer is null ? "" : $" at '{expected.Pointer}'")}, but it breaks {string.Join(", ", findings.Select(finding => $"'{finding.Keyword}' at '{finding.InstancePointer}'"))}"];
    }

    private bool ReadEnvelope(JsonElement envelope)
    {
        if (envelope.ValueKind != JsonValueKind.Object
            || !envelope.TryGetProperty("schema", out JsonElement id) || id.ValueKind != JsonValueKind.String || id.GetString() is not { Length: > 0 } name
            || !envelope.TryGetProperty("version", out JsonElement number) || !SchemaVersion.TryParse(number.ToString(), out SchemaVersion version)
            || !envelope.TryGetProperty("event", out JsonElement data))
        {
            return false;
        }

        Key = new SchemaKey(name, version);
        _event = JsonMarshal.GetRawUtf8Value(data).ToArray();
        return true;
    }

    private bool ReadExpected(JsonElement root)
    {
        if (!root.TryGetProperty("expected", out JsonElement expected))
            return true;
        if (expected.ValueKind != JsonValueKind.Object || !expected.TryGetProperty("keyword", out JsonElement keyword) || keyword.ValueKind != JsonValueKind.String)
            return false;
        _expected = (keyword.GetString()!, expected.TryGetProperty("pointer", out JsonElement pointer) && pointer.ValueKind == JsonValueKind.String ? pointer.GetString() : null);
        return true;
    }
}
