using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SchemaPacks.Answering;

namespace SchemaPacks.Receiving;

/// <summary>
/// Reads CloudEvents 1.0: structured, in batches, and binary (attributes in headers). The schema is <c>type</c>; its version is the attribute <c>schemaversion</c>, or the last part of
/// <c>dataschema</c>, such as <c>https://events.example/api/schemas/acme.page-view/1</c>. Other attributes are passed over.
/// </summary>
internal static class CloudEventEnvelope
{
    private const string Prefix = "ce-";
    private const int MaxIdLength = 128;
    private static readonly string[] Attributes = ["specversion", "type", "source", "id", "time", "dataschema", "schemaversion", "datacontenttype"];

    public static ReceivedEnvelope Read(ReadOnlyMemory<byte> body)
    {
        if (ForeignText.TryParse(body, out JsonDocument? document) is { } problem)
            return new ReceivedEnvelope { Problems = [problem] };
        using (document!)
            return Read(document!.RootElement);
    }

    /// <summary>Reads an array of them.</summary>
    /// <returns>What is wrong with it as a whole; else null.</returns>
    public static ProblemError? ReadBatch(ReadOnlyMemory<byte> body, out IReadOnlyList<ReceivedEnvelope> events)
    {
        events = [];
        if (ForeignText.TryParse(body, out JsonDocument? document) is { } problem)
            return problem;
        using (document!)
        {
            if (document!.RootElement.ValueKind != JsonValueKind.Array)
                return new ProblemError(Diagnostics.InvalidEnvelope, "the body is no array of CloudEvents");
            events = [.. document.RootElement.EnumerateArray().Select(Read)];
            return null;
        }
    }

    /// <summary>Whether a request is a CloudEvent whose attributes are headers.</summary>
    public static bool IsBinary(HttpRequest request) => request.Headers.ContainsKey("ce-specversion");

    public static ReceivedEnvelope ReadBinary(HttpRequest request, ReadOnlyMemory<byte> body)
    {
        var fields = new ForeignFields();
        Take(ref fields, name => request.Headers[Prefix + name] is [{ } value] ? Uri.UnescapeDataString(value) : null);
        fields.TakeEvent(body);
        return fields.Result("ce-type", "ce-schemaversion", "data");
    }

    private static ReceivedEnvelope Read(JsonElement root)
    {
        var fields = new ForeignFields();
        if (root.ValueKind != JsonValueKind.Object)
        {
            fields.Add(Diagnostics.InvalidEnvelope, "a CloudEvent is an object", null);
            return fields.Result("type", "schemaversion", "data");
        }

        foreach (string name in Attributes)
            if (root.TryGetProperty(name, out JsonElement value) && value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null or JsonValueKind.Number))
                fields.Add(Diagnostics.InvalidEnvelope, $"the attribute '{name}' is no string", name);
        Take(ref fields, name => root.TryGetProperty(name, out JsonElement value)
            ? value.ValueKind == JsonValueKind.String ? value.GetString() : value.ValueKind == JsonValueKind.Number && name == "schemaversion" ? value.GetRawText() : null
            : null);
        if (root.TryGetProperty("data", out JsonElement data))
            fields.TakeEvent(data, "data");
        else if (root.TryGetProperty("data_base64", out _))
            fields.Add(Diagnostics.InvalidEnvelope, "the data is binary ('data_base64'): send an object of JSON as 'data'", "data_base64");
        return fields.Result("type", "schemaversion", "data");
    }

    private static void Take(ref ForeignFields fields, Func<string, string?> attribute)
    {
        if (attribute("specversion") is not "1.0")
            fields.Add(Diagnostics.InvalidEnvelope, "the attribute 'specversion' is not '1.0', the version of CloudEvents that is read here", "specversion");
        (string? id, string? source) = (attribute("id"), attribute("source"));
        if (string.IsNullOrEmpty(id))
            fields.Add(Diagnostics.InvalidEnvelope, "the attribute 'id' is missing, empty or no string", "id");
        if (string.IsNullOrEmpty(source))
            fields.Add(Diagnostics.InvalidEnvelope, "the attribute 'source' is missing, empty or no string", "source");
        if (attribute("datacontenttype") is { } type && !type.Contains("json", StringComparison.OrdinalIgnoreCase))
            fields.Add(Diagnostics.InvalidEnvelope, "the attribute 'datacontenttype' is not JSON: send data of 'application/json'", "datacontenttype");
        fields.TakeSchema(attribute("type"), "type");
        if ((attribute("schemaversion") ?? VersionOf(attribute("dataschema"))) is { } version)
            fields.TakeVersion(version, "schemaversion");
        if (attribute("time") is { } time)
            fields.TakeTime(time, "time");
        fields.Id = IdOf(source ?? "", id ?? "");
    }

    // CloudEvents are told apart by source and id together: an id alone may be anybody's.
    private static string IdOf(string source, string id) => $"{source} {id}" is { Length: <= MaxIdLength } both
        ? both
        : $"ce-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{source} {id}")))}";

    private static string? VersionOf(string? dataSchema)
    {
        string last = dataSchema?[(dataSchema.LastIndexOfAny(['/', '#']) + 1)..] ?? "";
        return SchemaVersion.TryParse(last, out _) ? last : null;
    }
}
