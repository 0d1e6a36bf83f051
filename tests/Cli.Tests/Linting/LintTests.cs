using System.Text;
using System.Text.Json;
using SchemaPacks.Tests.Running;
using SchemaPacks.Tests.Scanning;

namespace SchemaPacks.Tests.Linting;

public sealed class LintTests : IDisposable
{
    private const string Good = """
        $id: acme.example/click
        version: 1
        description: Somebody clicked.
        owner: web
        type: object
        properties:
          count: { description: How often, type: integer, categories: [unrestricted] }

        """;

    private static readonly string Wrong = Good.Replace("type: integer", "type: integer, maxLength: 5", StringComparison.Ordinal);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task What_is_wrong_is_shown_in_its_line_with_what_to_do()
    {
        Write("Schemas/click.yaml", Good.Replace("count: { description: How often, type: integer", "数: { description: \"四角\", type: text", StringComparison.Ordinal));

        Ran ran = await Ran.OutsideInAsync(_folder.Path, "lint");

        ran.ExitCode.Should().Be(1);
        ran.Error.Should().BeEmpty();
        ran.Output.Should().StartWith("""
            error[SP3004]: not a schema of draft-07: 'type' has to be 'array', 'boolean', 'integer', 'null', 'number', 'object' or 'string', or a list of these
              --> Schemas/click.yaml:7:33
               |
             5 | type: object
             6 | properties:
             7 |   数: { description: "四角", type: text, categories: [unrestricted] }
               |                                    ^^^^
               = docs: schemapacks explain SP3004

            Found 1 error in 1 schema (
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Nothing_wrong_is_0()
    {
        Write("click.yaml", Good);
        Write("appsettings.json", """{ "EventLog": {} }""");
        Write("obj/copy.yaml", "broken: [");

        Ran ran = await Ran.InsideAsync("lint", _folder.Path);

        (ran.ExitCode, ran.Error).Should().Be((0, ""));
        ran.Output.Should().StartWith("Found nothing in 1 schema (");
    }

    [Theory]
    [InlineData("information", 1)]
    [InlineData("warning", 1)]
    [InlineData("error", 0)]
    [InlineData("never", 0)]
    public async Task The_fail_level_decides_which_findings_count(string level, int exitCode)
    {
        Write("click.yaml", Wrong);
        (await Ran.InsideAsync("lint", _folder.Path, "--fail-level", level)).ExitCode.Should().Be(exitCode);
    }

    [Fact]
    public async Task Each_format_says_the_same()
    {
        Write("click.yaml", Wrong);
        string file = Path.Combine(_folder.Path, "click.yaml");
        const string Said = "'maxLength' judges texts, but the type is 'integer', so it checks nothing; remove it, or correct 'type'";

        (await Ran.InsideAsync("lint", file, "--format", "concise")).Output.Should().Be($"{file}(7,51): warning SP9009: {Said}\n");
        (await Ran.InsideAsync("lint", file, "--format", "github")).Output.Should().Be($"::warning file={file},line=7,col=51,title=SP9009::{Said}\n");

        using JsonDocument json = JsonDocument.Parse((await Ran.InsideAsync("lint", file, "--format", "json")).Output);
        JsonElement finding = json.RootElement.GetProperty("findings")[0];
        finding.GetProperty("code").GetString().Should().Be("SP9009");
        finding.GetProperty("message").GetString().Should().Be(Said);
        finding.GetProperty("pointer").GetString().Should().Be("/properties/count/maxLength");
        (finding.GetProperty("line").GetInt32(), finding.GetProperty("column").GetInt32()).Should().Be((7, 51));
        json.RootElement.GetProperty("summary").GetProperty("fixable").GetInt32().Should().Be(1);
    }

    [Fact]
    public async Task SARIF_has_the_structure_that_its_schema_demands()
    {
        Write("a folder/click.yaml", Wrong);
        using JsonDocument log = JsonDocument.Parse((await Ran.OutsideInAsync(_folder.Path, "lint", "--format", "sarif")).Output);
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Authoring.Checkout.Root, "tests", "cases", "reporting", "sarif-2.1.0-structure.json")));

        var compiled = JsonSchema.SchemaCompiler.Compile(new JsonSchema.SchemaDocument(new Uri("urn:sarif"), schema.RootElement));
        compiled.Problems.Should().BeEmpty();
        compiled.Validator!.Evaluate(log.RootElement).Findings.Should().BeEmpty();

        JsonElement run = log.RootElement.GetProperty("runs")[0], result = run.GetProperty("results")[0];
        run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString().Should().Be("SP9009");
        JsonElement place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        place.GetProperty("artifactLocation").GetProperty("uri").GetString().Should().Be("a%20folder/click.yaml");
        place.GetProperty("region").GetProperty("startColumn").GetInt32().Should().Be(51);
        result.GetProperty("fixes").GetArrayLength().Should().Be(1);
    }

    [Fact]
    public async Task A_fix_changes_the_file_and_nothing_else()
    {
        string file = Write("click.yaml", "\uFEFF" + Wrong.ReplaceLineEndings("\r\n"));

        Ran ran = await Ran.InsideAsync("lint", file, "--fix");

        (ran.ExitCode, ran.Error).Should().Be((0, "Fixed 1 finding.\n"));
        (await File.ReadAllTextAsync(file)).Should().Be(Good.ReplaceLineEndings("\r\n"));
        (await File.ReadAllBytesAsync(file)).Should().StartWith("\uFEFF"u8.ToArray());
    }

    [Fact]
    public async Task Settings_are_those_of_the_nearest_folder_and_their_mistakes_are_2()
    {
        Write("schemapacks.yaml", "lint:\n  severities: { keyword-without-effect: off }\n  exclude: [\"packs/drafts/**\"]\n");
        Write("packs/click.yaml", Wrong);
        Write("packs/drafts/draft.yaml", "$id: [");
        (await Ran.InsideAsync("lint", Path.Combine(_folder.Path, "packs"))).ExitCode.Should().Be(0);

        Write("packs/schemapacks.yaml", "lint:\n  severity: {}\n");
        Ran ran = await Ran.InsideAsync("lint", Path.Combine(_folder.Path, "packs"), "--format", "concise");
        ran.ExitCode.Should().Be(2);
        ran.Output.Should().Contain("packs/schemapacks.yaml(2,3): error SP9019: ");
    }

    [Theory]
    [InlineData("drafts", "old")]
    [InlineData("./drafts/", "**/old")]
    [InlineData("drafts/**", "*/click.yaml")]
    [InlineData("**/*.yaml")]
    public async Task What_is_excluded_in_the_current_folder_is_passed_over(params string[] wildcards)
    {
        Write("click.yaml", Good);
        Write("drafts/deep/click.yaml", Wrong);
        Write("old/click.yaml", Wrong);

        Ran ran = await Ran.OutsideInAsync(_folder.Path, ["lint", .. wildcards.SelectMany(wildcard => new[] { "--exclude", wildcard })]);

        (ran.ExitCode, ran.Output).Should().Match(((int ExitCode, string Output) ended) => ended.ExitCode == 0 && ended.Output.StartsWith("Found nothing in "));
        (await Ran.OutsideInAsync(_folder.Path, "lint", "old/click.yaml", "--exclude", "old")).ExitCode.Should().Be(1, "a file that is named is checked");
    }

    [Fact]
    public async Task Json_shows_letters_as_they_are_and_escapes_what_steers_a_terminal()
    {
        Write("click.yaml", Good.Replace("type: integer", "type: string, format: \"<é>\u202E+\"", StringComparison.Ordinal));

        string output = (await Ran.InsideAsync("lint", _folder.Path, "--format", "json")).Output;

        output.Should().Contain("has no format '<é>\\u202e+', so").And.NotContain("\u202e");
        JsonDocument.Parse(output).RootElement.GetProperty("findings").EnumerateArray().Should().Contain(finding => finding.GetProperty("message").GetString()!.Contains("'<é>\u202e+'"));
    }

    [Fact]
    public async Task A_reference_leads_into_packs_that_are_named_and_not_judged()
    {
        Write("own/click.yaml", Good + "  other: { $ref: \"acme.example/other#/properties/x\" }\n");
        string other = Path.Combine(_folder.Path, "Acme.Other.dll");
        byte[] schema = "$id: acme.example/other\nversion: 1\nproperties: { x: { type: integer, maxLength: 1, categories: [] } }\n"u8.ToArray();
        await File.WriteAllBytesAsync(other, new CraftedAssembly("Acme.Other").Naming("Acme.Other.Schemas").WithResource("Acme.Other.Schemas.x.yaml", schema).Build());

        string own = Path.Combine(_folder.Path, "own");
        (await Ran.InsideAsync("lint", own, "--format", "concise")).Output.Should().Contain("error SP3010: ");
        Ran ran = await Ran.InsideAsync("lint", own, "--reference", other, "--format", "concise");
        ran.Output.Should().NotContain("SP3010").And.NotContain("Acme.Other");

        (await Ran.InsideAsync("lint", other)).Output.Should().Contain($"--> {other}/Acme.Other.Schemas.x.yaml:3:35").And.Contain("warning[SP9009]").And.NotContain("--fix", "a pack is not changed");
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_3()
    {
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "gone.yaml"), Path.Combine(_folder.Path, "nowhere.yaml"));
        (await Ran.InsideAsync("lint", _folder.Path)).ExitCode.Should().Be(3);
    }

    [Fact]
    public async Task Watching_looks_again_when_a_file_changes()
    {
        Write("click.yaml", Good);
        using var process = Ran.Start("lint", _folder.Path, "--watch", "--format", "concise");
        try
        {
            using var hang = new CancellationTokenSource(TimeSpan.FromMinutes(2));
            await SaysAsync(process.StandardError, "Watching", hang.Token);
            Write("click.yaml", Wrong);
            await SaysAsync(process.StandardOutput, "warning SP9009: ", hang.Token);

            // A file that cannot be read, as while an editor replaces it, ends nothing.
            string gone = Path.Combine(_folder.Path, "gone.yaml");
            File.CreateSymbolicLink(gone, Path.Combine(_folder.Path, "nowhere.yaml"));
            await SaysAsync(process.StandardError, "schemapacks: ", hang.Token);
            await SaysAsync(process.StandardError, "Watching", hang.Token);
            File.Delete(gone);
            await SaysAsync(process.StandardOutput, "warning SP9009: ", hang.Token);
            process.HasExited.Should().BeFalse();
        }
        finally
        {
            process.Kill();
        }
    }

    [Fact]
    public async Task Every_code_is_explained_by_code_and_by_reason()
    {
        foreach (DiagnosticDescriptor kind in Diagnostics.All)
        {
            Ran ran = await Ran.InsideAsync("explain", kind.Code.ToLowerInvariant());
            ran.ExitCode.Should().Be(0);
            ran.Output.Should().StartWith($"# {kind.Code}: {kind.Title}\n");
        }

        (await Ran.InsideAsync("explain", "missing-owner")).Output.Should().StartWith("# SP9011: ");
    }

    public void Dispose() => _folder.Dispose();

    // One change of a file may be seen as two.
    private static async Task SaysAsync(StreamReader stream, string text, CancellationToken hang)
    {
        while (await stream.ReadLineAsync(hang) is { } line)
            if (line.Contains(text, StringComparison.Ordinal))
                return;
        Assert.Fail($"it ended before it said '{text}'");
    }

    private string Write(string name, string text)
    {
        string file = Path.Combine(_folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return file;
    }
}
