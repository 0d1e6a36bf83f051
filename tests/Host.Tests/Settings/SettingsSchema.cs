using System.Text;
using System.Text.Json;
using SchemaPacks.JsonSchema;
using SchemaPacks.Tests.Authoring;

namespace SchemaPacks.Tests.Settings;

/// <summary>The JSON Schema of settings (<c>docs/schemas/appsettings.schema.json</c>), for the validator and as a tree.</summary>
internal static class SettingsSchema
{
    public static string File { get; } = Path.Combine(Checkout.Root, "docs", "schemas", "appsettings.schema.json");

    private static readonly JsonSchemaValidator Validator = Compile(); // after the file's name

    /// <summary>All places with settings: where such a section may stand in settings, and where the schema describes it.</summary>
    public static IReadOnlyList<(string Path, string Pointer)> Sections { get; } =
    [
        ("Packs", "properties/Packs"),
        ("Packs:Code:90", "definitions/schemaPacksCodePack"),
        ("Packs:Namespaces:90", "definitions/schemaPacksNamespace"),
        ("Packs:Compatibility", "definitions/schemaPacksCompatibility"),
        ("Packs:Compatibility:Namespaces:90", "definitions/schemaPacksNamespaceRule"),
        ("Packs:Compatibility:Schemas:90", "definitions/schemaPacksSchemaRule"),
        ("Packs:NuGet", "definitions/schemaPacksNuGet"),
        ("Packs:NuGet:Packs:Acme.Web", "definitions/schemaPacksWantedPack"),
        ("Packs:NuGet:Signatures", "definitions/schemaPacksSignatures"),
        ("Packs:NuGet:Signatures:Signers:90", "definitions/schemaPacksSigner"),
        ("EventLog", "properties/EventLog"),
        ("EventLog:Idempotency", "properties/EventLog/properties/Idempotency"),
        ("EventLog:DeadLetters", "properties/EventLog/properties/DeadLetters"),
        ("EventLog:AllowedSchemas:90", "definitions/schemaPacksAllowedSchema"),
        ("EventLog:AllowedSchemas:acme.page-view", "definitions/schemaPacksAllowedSchemaById"),
        ("EventLog:Handlers:Acme.Geo/lookup", "definitions/schemaPacksPackHandler"),
        ("EventLog:Handlers:a-console", "definitions/schemaPacksPlainHandler"),
        ("EventLog:Handlers:a-memory", "definitions/schemaPacksPlainHandler"),
        ("EventLog:Handlers:a-logger", "definitions/schemaPacksPlainHandler"),
        ("EventLog:Handlers:a-file", "definitions/schemaPacksFileHandler"),
        ("EventLog:Handlers:a-kafka", "definitions/schemaPacksKafkaHandler"),
        ("EventLog:Handlers:a-kafka:Outbox", "definitions/schemaPacksOutbox"),
        ("EventLog:Handlers:a-rabbitmq", "definitions/schemaPacksRabbitMqHandler"),
        ("EventLog:Handlers:a-otlp", "definitions/schemaPacksOtlpHandler"),
        ("Http", "properties/Http"),
        ("Security", "properties/Security"),
        ("Telemetry", "properties/Telemetry"),
        ("Telemetry:Otlp", "definitions/schemaPacksTelemetryOtlp"),
        ("Security:Keys:shop", "definitions/schemaPacksKey"),
        ("Security:Jwt", "definitions/schemaPacksJwt"),
    ];

    public static JsonElement Root => Validator.Root.Json;

    public static JsonElement At(string pointer) => pointer.Split('/').Aggregate(Root, (node, name) => node.GetProperty(name));

    /// <summary>The settings of a section, each with what describes its values.</summary>
    public static IEnumerable<(string Name, JsonElement Value)> Settings(string pointer) =>
        At(pointer).GetProperty("properties").EnumerateObject().Select(setting => (setting.Name, Resolve(
            setting.Value.ValueKind != JsonValueKind.True ? setting.Value
            : At("definitions/schemaPacksEveryHandler/properties").TryGetProperty(setting.Name, out JsonElement shared) ? shared
            : At("definitions/schemaPacksHandler/properties").GetProperty(setting.Name))));

    public static IReadOnlyList<string> Judge(string settings) =>
        [.. Flat(Validator.Evaluate(Encoding.UTF8.GetBytes(settings)).Findings).Select(finding => $"{finding.Keyword} at '{finding.InstancePointer}'")];

    /// <summary>A file of settings that holds nothing but this one.</summary>
    public static string Nested(string path, JsonElement value) => path.Split(':').Reverse().Aggregate(
        value.GetRawText(),
        (inner, name) => int.TryParse(name, out _) ? $"[{inner}]"
            : name.StartsWith("a-", StringComparison.Ordinal) ? $$"""{ "{{name}}": { "Kind": "{{name[2..]}}", {{inner.TrimStart()[1..]}} }"""
            : $$"""{ "{{name}}": {{inner}} }""");

    private static JsonElement Resolve(JsonElement value) =>
        value.TryGetProperty("$ref", out JsonElement reference) ? Resolve(At(reference.GetString()!["#/".Length..]))
        : value.TryGetProperty("allOf", out JsonElement all) ? Resolve(all[0])
        : value;

    private static IEnumerable<SchemaFinding> Flat(IEnumerable<SchemaFinding> findings) =>
        findings.SelectMany(finding => finding.Causes.Count == 0 ? [finding] : new[] { finding }.Concat(Flat(finding.Causes)));

    private static JsonSchemaValidator Compile()
    {
        SchemaCompilation compilation = SchemaCompiler.Compile(System.IO.File.ReadAllBytes(File));
        return compilation.Validator ?? throw new InvalidOperationException(string.Join('\n', compilation.Problems));
    }
}
