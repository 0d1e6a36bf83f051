using System.Text.Json;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Comparing;

public sealed class DiffTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("schemapacks-diff-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_breaks_is_shown_by_an_event_and_the_answer_for_programs_has_its_shape()
    {
        string old = Write("old.json", """{ "type": "object", "properties": { "count": { "type": "integer", "maximum": 10 } }, "required": ["count"] }""");
        string @new = Write("new.yaml", "$id: acme.tally\nversion: 2\ntype: object\nproperties:\n  count: { type: integer, maximum: 5 }\nrequired: [count]\n");

        Ran ran = await Ran.InsideAsync("diff", old, @new, "--format", "json");

        ran.ExitCode.Should().Be(1, ran.Error);
        JsonElement root = JsonDocument.Parse(ran.Output).RootElement;
        root.EnumerateObject().Select(member => member.Name).Should().Equal("backward", "forward", "findings", "bump");
        root.GetProperty("backward").GetProperty("verdict").GetString().Should().Be("breaking");
        root.GetProperty("backward").GetProperty("witness").GetRawText().Where(c => !char.IsWhiteSpace(c)).Should().Equal("""{"count":6}""");
        root.GetProperty("forward").GetProperty("verdict").GetString().Should().Be("compatible");
        root.GetProperty("forward").GetProperty("witness").ValueKind.Should().Be(JsonValueKind.Null);
        root.GetProperty("bump").GetString().Should().Be("major");
        JsonElement finding = root.GetProperty("findings").EnumerateArray().Should().ContainSingle().Subject;
        finding.EnumerateObject().Select(member => member.Name).Should().Equal("code", "direction", "message", "old", "new");
        finding.GetProperty("code").GetString().Should().Be("maximum-narrowed");
        finding.GetProperty("old").GetString().Should().Be("/properties/count");

        (await Ran.InsideAsync("diff", old, @new)).Output.Should().Contain("""{"count":6} is taken by the old schema and not by the new one""");
    }

    [Fact]
    public async Task An_optional_property_breaks_whom_json_schema_lets_through_and_not_what_a_log_stores()
    {
        string old = Write("old.json", """{ "type": "object", "properties": { "a": { "type": "string" } } }""");
        string @new = Write("new.json", """{ "type": "object", "properties": { "a": { "type": "string" }, "b": { "type": "string" } } }""");

        (await Ran.InsideAsync("diff", old, @new)).Output.Should().Contain("backward: breaking").And.Contain("a major version");
        (await Ran.InsideAsync("diff", old, @new, "--level", "door")).Output.Should().Contain("backward: compatible").And.Contain("a minor version");
    }

    [Theory]
    [InlineData("true", "{}", 0)]
    [InlineData("true", "false", 1)]
    [InlineData("""{ "$schema": "https://json-schema.org/draft/2020-12/schema", "prefixItems": [{ "type": "string" }] }""", """{ "type": "array" }""", 1)]
    public async Task Any_schema_is_compared_whatever_its_root(string old, string @new, int exitCode) =>
        (await Ran.InsideAsync("diff", Write("old.json", old), Write("new.json", @new))).ExitCode.Should().Be(exitCode);

    [Theory]
    [InlineData("Acme.Events.dll")]
    [InlineData("Acme.Events.1.0.0.nupkg")]
    public async Task A_pack_is_2_and_the_message_asks_for_a_schema_file(string name)
    {
        Ran ran = await Ran.InsideAsync("diff", Write(name, "MZ"), Write("new.json", "{}"));
        ran.ExitCode.Should().Be(2);
        ran.Error.Should().Contain("is a pack").And.Contain("name the file of the schema");
    }

    [Theory]
    [InlineData("{", "is no JSON")]
    [InlineData("""{ "type": "objekt" }""", "is no schema that can be compared")]
    [InlineData(null, "there is no file")]
    public async Task What_is_no_schema_is_2_and_says_why(string? text, string message)
    {
        string old = Path.Combine(_folder, "old.json");
        if (text is not null)
            Write("old.json", text);

        Ran ran = await Ran.InsideAsync("diff", old, Write("new.json", "true"));

        ran.ExitCode.Should().Be(2);
        ran.Error.Should().Contain(message);
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
