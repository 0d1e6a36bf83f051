using System.Text.Json;
using SchemaPacks.Tests.Feeds;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Comparing;

public sealed class CompatTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("schemapacks-compat-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_break_is_SP4040_with_both_places_and_an_event_that_shows_it()
    {
        string old = Write("old/tally.yaml", Schema("1.0.0", 10)), @new = Write("new/tally.yaml", Schema("1.0.0", 10)), next = Write("new/tally-next.yaml", Schema("1.1.0", 5));

        Ran ran = await Ran.InsideAsync("compat", Path.GetDirectoryName(@new)!, "--against", old);

        ran.ExitCode.Should().Be(1, ran.Error);
        ran.Output.Should().StartWith($$$"""
            acme.tally@1.1.0: new version after 1.0.0, BACKWARD at level door: breaking

            error[SP4040]: 'acme.tally@1.1.0' refuses events that 'acme.tally@1.0.0' takes: numbers beyond 'maximum' are not taken (maximum-narrowed)
              --> {{{next}}}:4:36
               |
             2 | version: 1.1.0
             3 | properties:
             4 |   count: { type: integer, maximum: 5, categories: [unrestricted] }
               |                                    ^
              ::: {{{old}}}:4:36 (acme.tally@1.0.0)
               |
             2 | version: 1.0.0
             3 | properties:
             4 |   count: { type: integer, maximum: 10, categories: [unrestricted] }
               |                                    ^^
               = help: {"count":6} is such an event; take the change back, or declare the break by the version '2.0.0'
               = docs: schemapacks explain SP4040

            """.ReplaceLineEndings("\n")).And.NotContain("SP4042", "the version is named already");
    }

    [Fact]
    public async Task A_raised_major_version_declares_the_break_unless_majors_are_compared()
    {
        string old = Write("old.yaml", Schema("1.0.0", 10)), @new = Write("new.yaml", Schema("2.0.0", 5));

        Ran declared = await Ran.InsideAsync("compat", @new, old, "--against", old);
        declared.ExitCode.Should().Be(0, declared.Output);
        declared.Output.Should().Contain("acme.tally@2.0.0: new version after 1.0.0, BACKWARD at level door: breaking, as its version declares");
        (await Ran.InsideAsync("compat", @new, old, "--against", old, "--across-majors")).Should().Match<Ran>(ran => ran.ExitCode == 1 && ran.Output.Contains("let a rule for 'acme.tally@2.0.0' ask for less"));
    }

    [Theory]
    [InlineData("--mode", "BACKWARD", 1)]
    [InlineData("--mode", "forward", 0)]
    [InlineData("--mode", "full-transitive", 1)]
    [InlineData("--mode", "none", 0)]
    [InlineData("--mode", "sideways", 2)]
    [InlineData("--undecided", "maybe", 2)]
    public async Task A_mode_says_what_counts(string option, string value, int exitCode) =>
        (await Ran.InsideAsync("compat", Write("new.yaml", Schema("2", 5)), Write("old.yaml", Schema("1", 10)), "--against", Path.Combine(_folder, "old.yaml"), option, value)).ExitCode.Should().Be(exitCode);

    [Fact]
    public async Task Transitive_modes_look_at_every_version_that_was_published()
    {
        string first = Write("v1.yaml", Schema("1", 10)), second = Write("v2.yaml", Schema("2", 5)), third = Write("v3.yaml", Schema("3", 5));

        (await Ran.InsideAsync("compat", third, "--against", first, "--against", second, "--mode", "backward")).Should().Match<Ran>(ran => ran.ExitCode == 0 && !ran.Output.Contains("SP4040"));
        (await Ran.InsideAsync("compat", third, "--against", first, "--against", second, "--mode", "backward-transitive", "--format", "concise")).Should()
            .Match<Ran>(ran => ran.ExitCode == 1 && ran.Output.Contains("v3.yaml(4,36): error SP4040: 'acme.tally@3' refuses events that 'acme.tally@1' takes: "));
    }

    [Fact]
    public async Task Rules_come_from_schemapacks_yaml_where_the_most_specific_has_the_last_word()
    {
        string old = Write("old.yaml", Schema("1", 10));
        Write("work/tally.yaml", Schema("2", 5));
        string work = Path.Combine(_folder, "work");

        Write("schemapacks.yaml", "compatibility:\n  default: FULL\n  namespaces:\n    acme.: { mode: FORWARD, versions: off }\n");
        (await Ran.InsideAsync("compat", work, "--against", old)).ExitCode.Should().Be(0);
        Write("schemapacks.yaml", "compatibility:\n  default: FORWARD\n  schemas:\n    acme.tally: BACKWARD\n");
        (await Ran.InsideAsync("compat", work, "--against", old, "--mode", "none")).ExitCode.Should().Be(1, "the option stands in place of the default alone");
        Write("schemapacks.yaml", "compatibility:\n  schemas:\n    acme.tally@2: NONE\n");
        (await Ran.InsideAsync("compat", work, "--against", old)).ExitCode.Should().Be(0, "this one break was meant");
        Write("schemapacks.yaml", "compatibility:\n  default: { mode: BACKWARDS }\n");
        (await Ran.InsideAsync("compat", work, "--against", old)).Should().Match<Ran>(ran => ran.ExitCode == 2 && ran.Error.Contains("error SP9019: this is no mode"));
    }

    [Fact]
    public async Task What_is_gone_is_SP4044_and_only_a_warning_where_a_newer_version_is_there()
    {
        string old = Write("old.yaml", Schema("1.0.0", 10)), other = Write("other.yaml", Schema("1", 1, "acme.other"));

        (await Ran.InsideAsync("compat", other, "--against", old, "--format", "concise")).Should().Match<Ran>(ran => ran.ExitCode == 1 && ran.Output.Contains("error SP4044: 'acme.tally@1.0.0' of "));
        (await Ran.InsideAsync("compat", Write("new.yaml", Schema("1.1.0", 20)), "--against", old, "--format", "concise")).Should()
            .Match<Ran>(ran => ran.ExitCode == 0 && ran.Output.Contains("warning SP4044: ") && ran.Output.Contains("is gone in favour of 'acme.tally@1.1.0'"));
        (await Ran.InsideAsync("compat", other, "--against", old)).Output.Should().StartWith("acme.other@1: new\nacme.tally@1.0.0: gone\n\n");
    }

    [Theory]
    [InlineData("1.2.1", 20, "warning SP4042: the version of 'acme.tally@1.2.1' is too small: it takes events that 'acme.tally@1.2.0' refuses; make it '1.3.0'")]
    [InlineData("1.3.0", 10, "warning SP4043: the version of 'acme.tally@1.3.0' is larger than need be: it takes the same events as 'acme.tally@1.2.0'; make it '1.2.1'")]
    [InlineData("2.0.0", 20, "warning SP4043: the version of 'acme.tally@2.0.0' is larger than need be: it takes events that 'acme.tally@1.2.0' refuses; make it '1.3.0'")]
    public async Task A_version_that_says_something_else_is_named_right(string version, int most, string message)
    {
        string old = Write("old.yaml", Schema("1.2.0", 10)), @new = Write("new.yaml", Schema(version, most));

        (await Ran.InsideAsync("compat", @new, old, "--against", old, "--format", "concise")).Should().Match<Ran>(ran => ran.ExitCode == 0 && ran.Output.Contains(message));
        (await Ran.InsideAsync("compat", @new, old, "--against", old, "--versions", "error")).ExitCode.Should().Be(1);
        (await Ran.InsideAsync("compat", @new, old, "--against", old, "--versions", "off", "--format", "concise")).Output.Should().BeEmpty();
    }

    [Fact]
    public async Task A_published_version_with_another_content_is_SP4001()
    {
        Ran ran = await Ran.InsideAsync("compat", Write("new.yaml", Schema("1", 20)), "--against", Write("old.yaml", Schema("1", 10)), "--format", "concise");

        (ran.ExitCode, ran.Output).Should().Be((1, $"{_folder}/new.yaml(2,10): error SP4001: 'acme.tally@1' has another content than in '{_folder}/old.yaml'; a version that was published keeps its content, so give this one a version of its own\n"));
    }

    [Fact]
    public async Task What_nobody_could_prove_is_SP4041_and_an_error_only_where_that_is_asked()
    {
        string old = Write("old.yaml", Code("1", "format: uri")), @new = Write("new.yaml", Code("2", "pattern: '^[a-zA-Z]'")); // it holds: a scheme begins with a letter
        Ran ran = await Ran.InsideAsync("compat", @new, old, "--against", old, "--format", "concise");

        ran.ExitCode.Should().Be(0, ran.Output + ran.Error);
        ran.Output.Should().Contain("warning SP4041: nobody could prove that 'acme.code@2' takes what 'acme.code@1' takes, nor that it does not: ");
        (await Ran.InsideAsync("compat", @new, old, "--against", old, "--undecided", "error")).ExitCode.Should().Be(1);
        (await Ran.InsideAsync("compat", @new, old, "--against", old, "--undecided", "off", "--format", "concise")).Output.Should().BeEmpty();
    }

    [Fact]
    public async Task Programs_get_every_schema_and_every_finding()
    {
        string old = Write("old.yaml", Schema("1", 10));
        JsonElement root = JsonDocument.Parse((await Ran.InsideAsync("compat", Write("new.yaml", Schema("2", 5)), old, "--against", old, "--format", "json")).Output).RootElement;

        root.GetProperty("schemas").EnumerateArray().Select(schema => $"{schema.GetProperty("id")} {schema.GetProperty("change")} {schema.GetProperty("old")}>{schema.GetProperty("new")} {schema.GetProperty("mode")} {schema.GetProperty("level")} {schema.GetProperty("comparison").ValueKind}")
            .Should().Equal("acme.tally same 1>1 BACKWARD door Null", "acme.tally version 1>2 BACKWARD door Object");
        JsonElement finding = root.GetProperty("findings").EnumerateArray().Should().ContainSingle().Subject;
        finding.EnumerateObject().Select(member => member.Name).Should().Equal(
            "code", "reason", "severity", "message", "file", "pointer", "line", "column", "schema", "against", "direction", "change", "old", "new", "witness");
        finding.GetProperty("witness").GetProperty("count").GetInt32().Should().Be(6);
        root.GetProperty("summary").GetRawText().Where(c => !char.IsWhiteSpace(c)).Should().Equal("""{"checked":2,"errors":1,"warnings":0}""");
    }

    [Fact]
    public async Task Continuous_integration_gets_annotations_and_a_log_with_the_other_place()
    {
        string old = Write("old.yaml", Schema("1", 10)), @new = Write("new.yaml", Schema("2", 5));

        (await Ran.InsideAsync("compat", @new, old, "--against", old, "--format", "github")).Output.Should().StartWith($"::error file={@new},line=4,col=36,title=SP4040::");
        JsonElement result = JsonDocument.Parse((await Ran.InsideAsync("compat", @new, old, "--against", old, "--format", "sarif")).Output).RootElement.GetProperty("runs")[0].GetProperty("results")[0];
        JsonElement related = result.GetProperty("relatedLocations")[0];
        related.GetProperty("message").GetProperty("text").GetString().Should().Be("acme.tally@1");
        related.GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString().Should().EndWith("old.yaml");
        related.GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32().Should().Be(4);
    }

    [Fact]
    public async Task A_published_package_is_fetched_from_the_feeds_and_leaves_nothing_behind()
    {
        new TestPackage("Acme.Web", "1.0.0").PutInto(Path.Combine(_folder, "feed"));
        new TestPackage("Acme.Web", "1.1.0") { Dependencies = [("Acme.Parts", "1.0.0")] }.PutInto(Path.Combine(_folder, "feed"));
        new TestPackage("Acme.Parts", "1.0.0").PutInto(Path.Combine(_folder, "feed"));
        string config = Write("nuget.config", $"<configuration><packageSources><clear /><add key=\"own\" value=\"{Path.Combine(_folder, "feed")}\" /></packageSources></configuration>");
        Write("work/event.yaml", "$id: acme.web/event\nversion: 2\ntype: object\nproperties:\n  name: { type: string, categories: [unrestricted] }\nrequired: [name]\n");

        foreach (string named in new[] { "Acme.Web@1.0.0", "acme.web@*" })
        {
            Ran ran = await Ran.InsideAsync("compat", Path.Combine(_folder, "work"), "--against", named, "--config", config, "--format", "concise");
            ran.ExitCode.Should().Be(1, ran.Error);
            ran.Output.Should().Contain("error SP4040: 'acme.web/event@2' refuses events that 'acme.web/event@1' takes: objects without 'name' are not taken (required-property-added); {} is such an event; ").And.NotContain("acme.parts");
        }

        (await Ran.InsideAsync("compat", Path.Combine(_folder, "work"), "--against", Path.Combine(_folder, "feed"), "--format", "concise")).Output.Should()
            .Contain("error SP4040: 'acme.web/event@2' refuses events that 'acme.web/event@1' takes: ", "a folder of packages is a history");
        Directory.GetFileSystemEntries(Path.Combine(_folder, "work")).Should().ContainSingle();
        (await Ran.InsideAsync("compat", Path.Combine(_folder, "work"), "--against", "Acme.Web@3.0.0", "--config", config)).Should().Match<Ran>(ran => ran.ExitCode > 0 && ran.Error.Contains("'Acme.Web@3.0.0' could not be fetched"));
    }

    [Fact]
    public async Task A_schema_that_no_registry_would_serve_is_said_to_be_so_and_not_to_be_gone()
    {
        string old = Write("old.yaml", Schema("1", 10));
        Ran ran = await Ran.InsideAsync("compat", Write("new.yaml", Schema("1", 10).Replace("integer", "numeral", StringComparison.Ordinal)), "--against", old, "--format", "concise");

        ran.ExitCode.Should().Be(1, ran.Error);
        ran.Output.Should().Contain("new.yaml(4,18): error SP3004: ").And.NotContain("SP4044");
    }

    [Fact]
    public async Task A_text_that_stays_the_same_breaks_where_what_it_refers_to_does()
    {
        string user = "$id: acme.user\nversion: 1\nproperties:\n  part: { $ref: 'acme.tally#/properties/count' }\n";
        foreach ((string side, int most) in new[] { ("old", 10), ("new", 5) })
        {
            Write($"{side}/user.yaml", user);
            Write($"{side}/tally.yaml", Schema("1", most));
        }

        Ran ran = await Ran.InsideAsync("compat", Path.Combine(_folder, "new"), "--against", Path.Combine(_folder, "old"), "--format", "concise");
        ran.ExitCode.Should().Be(1, ran.Error);
        ran.Output.Should().Contain("new/tally.yaml(2,10): error SP4001: ").And.Contain("error SP4040: 'acme.user@1' of ");
    }

    [Theory]
    [InlineData("there is no file or folder", "nowhere.yaml", "old.yaml")]
    [InlineData("there is no file or folder", "old.yaml", "nowhere")]
    [InlineData("there is no schema to compare with in", "old.yaml", "empty")]
    [InlineData("there is no schema in", "empty", "old.yaml")]
    public async Task What_is_not_there_is_2(string message, string path, string against)
    {
        Write("old.yaml", Schema("1", 10));
        Directory.CreateDirectory(Path.Combine(_folder, "empty"));
        (await Ran.InsideAsync("compat", Path.Combine(_folder, path), "--against", Path.Combine(_folder, against))).Should().Match<Ran>(ran => ran.ExitCode == 2 && ran.Error.Contains(message));
    }

    private static string Schema(string version, int most, string id = "acme.tally") =>
        $"$id: {id}\nversion: {version}\nproperties:\n  count: {{ type: integer, maximum: {most}, categories: [unrestricted] }}\nrequired: [count]\nadditionalProperties: false\n";

    private static string Code(string version, string keyword) =>
        $"$id: acme.code\nversion: {version}\nproperties:\n  code: {{ type: string, {keyword}, categories: [unrestricted] }}\n";

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
