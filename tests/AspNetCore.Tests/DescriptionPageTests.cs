using System.Text;
using System.Text.Json;
using SchemaPacks.Describing;

namespace SchemaPacks.Tests;

/// <summary>docs/http-api.md ends with all addresses and shapes of the description. With the variable SCHEMAPACKS_WRITE_DOCS=1 this test writes them.</summary>
public sealed class DescriptionPageTests
{
    private const string Begin = "<!-- reference: written by DescriptionPageTests -->\n", End = "<!-- end of reference -->\n";

    [Fact]
    public void The_page_has_the_addresses_and_shapes_of_the_description()
    {
        string path = Path.Combine(Repository.Root, "docs", "http-api.md");
        string page = File.ReadAllText(path);
        int begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, end = page.IndexOf(End, StringComparison.Ordinal);
        begin.Should().BeGreaterThan(Begin.Length);
        string expected = page[..begin] + Reference() + page[end..];
        if (Environment.GetEnvironmentVariable("SCHEMAPACKS_WRITE_DOCS") == "1")
            File.WriteAllText(path, expected);
        else
            page.Should().Be(expected, "run this test with SCHEMAPACKS_WRITE_DOCS=1");
    }

    private static string Reference()
    {
        JsonElement description = JsonDocument.Parse(ApiTemplate.Read().ToJsonString()).RootElement;
        JsonElement components = description.GetProperty("components");
        var text = new StringBuilder();
        foreach (JsonProperty path in description.GetProperty("paths").EnumerateObject())
            foreach (JsonProperty operation in path.Value.EnumerateObject())
                Write(text, $"{operation.Name.ToUpperInvariant()} {path.Name}", operation.Value, components);
        text.Append("### Shapes\n\n");
        foreach (JsonProperty shape in components.GetProperty("schemas").EnumerateObject())
            Write(text, shape);
        return text.ToString();
    }

    private static void Write(StringBuilder text, string title, JsonElement operation, JsonElement components)
    {
        text.Append($"### `{title}`\n\n{Text(operation, "summary")}. {Text(operation, "description")}".TrimEnd()).Append(' ').Append(Needs(operation)).Append("\n\n");
        if (operation.TryGetProperty("parameters", out JsonElement parameters))
        {
            text.Append("| parameter | in | type | meaning |\n|---|---|---|---|\n");
            foreach (JsonElement parameter in parameters.EnumerateArray())
                text.Append($"| `{Text(parameter, "name")}`{(parameter.GetProperty("required").GetBoolean() ? "" : " (optional)")} | {Text(parameter, "in")} | {Type(parameter.GetProperty("schema"))} | {Cell(Text(parameter, "description"))} |\n");
            text.Append('\n');
        }

        if (operation.TryGetProperty("requestBody", out JsonElement body))
            text.Append($"Body: {Contents(body)}.\n\n");
        text.Append("| status | answer |\n|---|---|\n");
        JsonProperty[] responses = [.. operation.GetProperty("responses").EnumerateObject()];
        foreach (JsonProperty response in responses.Where(response => !IsShared(response)))
            text.Append($"| {response.Name} | {Cell(Text(response.Value, "description"))}{(Contents(response.Value) is { Length: > 0 } contents ? $" {contents}" : "")} |\n");
        foreach (JsonProperty response in responses.Where(IsShared))
            text.Append($"| {response.Name} | {Cell(Text(components.GetProperty("responses").GetProperty(Last(response.Value.GetProperty("$ref").GetString()!)), "description"))} |\n");
        text.Append('\n');
    }

    private static void Write(StringBuilder text, JsonProperty shape)
    {
        text.Append($"#### Shape {shape.Name}\n\n");
        if (Text(shape.Value, "description") is { Length: > 0 } meaning)
            text.Append(meaning).Append("\n\n");
        if (!shape.Value.TryGetProperty("properties", out _))
            text.Append(Type(shape.Value)).Append("\n\n");
        else
        {
            text.Append("| member | type | meaning |\n|---|---|---|\n");
            Write(text, "", shape.Value);
            text.Append('\n');
        }
    }

    // Members of members stand below them: `queue.length`.
    private static void Write(StringBuilder text, string prefix, JsonElement schema)
    {
        string[] required = schema.TryGetProperty("required", out JsonElement names) ? [.. names.EnumerateArray().Select(name => name.GetString()!)] : [];
        foreach (JsonProperty member in schema.GetProperty("properties").EnumerateObject())
        {
            text.Append($"| `{prefix}{member.Name}`{(required.Contains(member.Name) ? "" : " (optional)")} | {Type(member.Value)} | {Cell(Text(member.Value, "description"))} |\n");
            foreach (JsonElement inner in Inner(member.Value))
                Write(text, $"{prefix}{member.Name}.", inner);
        }
    }

    private static IEnumerable<JsonElement> Inner(JsonElement schema) =>
        schema.TryGetProperty("properties", out _) ? [schema]
        : schema.TryGetProperty("items", out JsonElement items) ? Inner(items)
        : schema.TryGetProperty("oneOf", out JsonElement several) ? several.EnumerateArray().SelectMany(Inner)
        : [];

    private static string Type(JsonElement schema) =>
        schema.TryGetProperty("$ref", out JsonElement reference) ? $"[{Last(reference.GetString()!)}](#shape-{Last(reference.GetString()!).ToLowerInvariant()})"
        : schema.TryGetProperty("enum", out JsonElement values) ? string.Join(", ", values.EnumerateArray().Select(value => $"`{value}`"))
        : schema.TryGetProperty("oneOf", out JsonElement several) ? string.Join(" or ", several.EnumerateArray().Select(Type))
        : schema.TryGetProperty("items", out JsonElement items) ? $"list of {Type(items)}"
        : !schema.TryGetProperty("type", out JsonElement type) ? "any value"
        : type.ValueKind == JsonValueKind.Array ? string.Join(" or ", type.EnumerateArray().Select(one => one.GetString()))
        : Text(schema, "format") is "date-time" ? "time" : type.GetString()!;

    private static string Contents(JsonElement holder) => !holder.TryGetProperty("content", out JsonElement contents) ? ""
        : string.Join("; ", contents.EnumerateObject().Select(content => $"`{content.Name}`: {Type(content.Value.GetProperty("schema"))}"));

    private static string Needs(JsonElement operation) =>
        operation.TryGetProperty("x-scope", out JsonElement scope) ? $"Needs `{scope}`." : operation.GetProperty("security").GetArrayLength() > 0 ? "Needs a key." : "Needs no key.";

    // All of these are problems.
    private static bool IsShared(JsonProperty response) => response.Value.TryGetProperty("$ref", out _);

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";

    private static string Last(string reference) => reference[(reference.LastIndexOf('/') + 1)..];

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
