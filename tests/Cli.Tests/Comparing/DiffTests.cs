using System.Text;
using System.Text.Json;
using SchemaPacks.Tests.Running;
using SchemaPacks.Tests.Scanning;

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

    [Fact]
    public async Task All_schemas_of_two_packs_are_paired_and_each_is_said_to_be_what_it_is()
    {
        string old = Pack("old", Schema("click", 1, 10), Schema("door", 1, 10), Schema("same", 1, 10), Schema("view", 1, 10));
        string @new = Pack("new", Schema("click", 1, 5), Schema("page", 1, 1), Schema("same", 1, 10), Schema("view", 1, 10), Schema("view", 2, 20));

        Ran ran = await Ran.InsideAsync("diff", old, @new, "--level", "door");

        ran.ExitCode.Should().Be(1, ran.Error);
        ran.Output.Should().Contain("acme.click@1 has another content; a version that was published keeps its own, so give it a new one\nbackward: breaking\n  {\"count\":6} is taken by the old")
            .And.Contain("acme.door@1 is gone\n").And.Contain("acme.page@1 is new\n").And.Contain("acme.view@2 is a new version, compared with 1\nbackward: compatible").And.NotContain("acme.same")
            .And.EndWith("6 schemas: 2 the same, 1 changed in place, 1 in a new version, 1 new, 1 gone. For the pack, a major version.\n");

        JsonElement root = JsonDocument.Parse((await Ran.InsideAsync("diff", old, @new, "--format", "json")).Output).RootElement;
        root.GetProperty("bump").GetString().Should().Be("major");
        root.GetProperty("schemas").EnumerateArray().Select(schema => $"{schema.GetProperty("id")} {schema.GetProperty("change")} {schema.GetProperty("old")}>{schema.GetProperty("new")} {schema.GetProperty("comparison").ValueKind}").Should().Equal(
            "acme.click changed 1>1 Object", "acme.door removed 1> Null", "acme.page added >1 Null", "acme.same same 1>1 Null", "acme.view same 1>1 Null", "acme.view version 1>2 Object");
    }

    [Fact]
    public async Task Packs_that_say_the_same_are_0_and_one_that_gained_a_schema_is_a_minor_version()
    {
        string pack = Pack("old", Schema("click", 1, 10));
        Ran same = await Ran.InsideAsync("diff", pack, pack);
        (same.ExitCode, same.Output).Should().Be((0, "1 schema: 1 the same. For the pack, a patch.\n"));

        Ran grown = await Ran.InsideAsync("diff", pack, Pack("new", Schema("click", 1, 10), Schema("door", 1, 10)));
        grown.ExitCode.Should().Be(0);
        grown.Output.Should().EndWith("2 schemas: 1 the same, 1 new. For the pack, a minor version.\n");
    }

    [Fact]
    public async Task One_schema_of_a_pack_is_compared_with_another_or_with_a_file()
    {
        string pack = Pack("Acme", Schema("view", 1, 10), Schema("view", 2, 5));
        (await Ran.InsideAsync("diff", pack, pack, "--schema", "acme.view@1", "--schema", "acme.view@2")).Output.Should().Contain("""{"count":6} is taken by the old schema""");
        (await Ran.InsideAsync("diff", pack, pack, "--schema", "acme.view")).ExitCode.Should().Be(0, "both are the latest version");
        (await Ran.InsideAsync("diff", pack, Write("new.yaml", Schema("view", 2, 5)), "--schema", "acme.view")).ExitCode.Should().Be(0);

        (await Ran.InsideAsync("diff", pack, Write("new.yaml", Schema("view", 2, 5)))).Should().Match<Ran>(ran => ran.ExitCode == 2 && ran.Error.Contains("say with --schema which schema of the pack is compared; there is 'acme.view@1', 'acme.view@2'"));
        (await Ran.InsideAsync("diff", pack, pack, "--schema", "acme.nothing")).ExitCode.Should().Be(2);
        (await Ran.InsideAsync("diff", Write("old.yaml", Schema("view", 1, 5)), Write("new.yaml", Schema("view", 2, 5)), "--schema", "acme.view")).ExitCode.Should().Be(2);
    }

    [Theory]
    [InlineData("Acme.Events.dll")]
    [InlineData("Acme.Events.1.0.0.nupkg")]
    public async Task A_pack_that_is_none_is_2_and_says_so(string name)
    {
        Ran ran = await Ran.InsideAsync("diff", Write(name, "MZ"), Write("new.json", "{}"));
        ran.ExitCode.Should().Be(2);
        ran.Error.Should().Contain("there is no schema that can be used in").And.Contain(name);
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

    private static string Schema(string name, int version, int most) =>
        $"$id: acme.{name}\nversion: {version}\nproperties:\n  count: {{ type: integer, maximum: {most}, categories: [unrestricted] }}\nrequired: [count]\nadditionalProperties: false\n";

    // A folder, an assembly and a package are the same to whoever compares packs.
    private string Pack(string name, params string[] schemas)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName, file = Path.Combine(folder, "Acme.dll");
        var assembly = new CraftedAssembly("Acme").Naming("Acme.Schemas");
        foreach ((int index, string schema) in schemas.Index())
            assembly = assembly.WithResource($"Acme.Schemas.{index}.yaml", Encoding.UTF8.GetBytes(schema));
        File.WriteAllBytes(file, assembly.Build());
        return file;
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
