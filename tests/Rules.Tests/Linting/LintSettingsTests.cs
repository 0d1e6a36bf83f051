using System.Text;
using System.Text.Json;
using SchemaPacks.Compatibility;
using SchemaPacks.Compatibility.Modes;
using SchemaPacks.JsonSchema;
using SchemaPacks.Linting;
using SchemaPacks.Parsing;

namespace SchemaPacks.Tests.Linting;

public sealed class LintSettingsTests
{
    private static readonly SchemaOrigin Origin = new("", LintSettings.FileName);

    [Fact]
    public void A_full_file_is_read()
    {
        (LintSettings settings, IReadOnlyList<Diagnostic> findings) = Read("""
            $schema: https://example.com/schemapacks.schema.json
            lint:
              severities:
                SP9002: off
                unbounded-string: error
                SP3009: information
              name-style: kebab-case
              formats: [geohash]
              exclude: ["Drafts/**"]
            """);

        findings.Should().BeEmpty();
        settings.Severities.Should().BeEquivalentTo(new Dictionary<string, DiagnosticSeverity?>
        {
            ["SP9002"] = null,
            ["SP9003"] = DiagnosticSeverity.Error,
            ["SP3009"] = DiagnosticSeverity.Information,
        });
        (settings.NameStyle, settings.Formats.Single(), settings.Exclude.Single()).Should().Be(("kebab-case", "geohash", "Drafts/**"));
    }

    [Fact]
    public void Rules_of_compatibility_are_read_beside_those_of_lint()
    {
        string text = """
            compatibility:
              default: { mode: full_transitive, level: schema, undecided: error }
              namespaces:
                acme.web.: FORWARD
              schemas:
                acme.web.click: { across-majors: true, versions: off }
                acme.web.click@3: None
            lint:
              name-style: any
            """;
        (LintSettings settings, IReadOnlyList<Diagnostic> findings) = Read(text);

        findings.Should().BeEmpty();
        settings.NameStyle.Should().Be("any");
        CompatibilityRule general = new() { Mode = CompatibilityMode.FullTransitive, Level = ComparisonLevel.Schema, Undecided = CheckSeverity.Error };
        settings.Compatibility.For("other", "1").Should().Be(general);
        settings.Compatibility.For("acme.web.click", "2").Should().Be(general with { Mode = CompatibilityMode.Forward, AcrossMajors = true, Versions = CheckSeverity.Off });
        settings.Compatibility.For("acme.web.click", "3").IsOn.Should().BeFalse();
        ValidatesAsSchemaSays(text).Should().BeTrue();
    }

    [Theory]
    [InlineData("lnt: {}", "1:1", "'lnt': no setting has this name; known are 'lint', 'compatibility'")]
    [InlineData("compatibility: FULL", "1:16", "'compatibility' is no mapping; write default, namespaces or schemas below it")]
    [InlineData("compatibility:\n  defaults: FULL", "2:3", "'defaults': no setting has this name; was 'default' meant?")]
    [InlineData("compatibility:\n  default: FULLY", "2:12", "this is no mode; allowed are 'NONE', 'BACKWARD', 'BACKWARD_TRANSITIVE', 'FORWARD', 'FORWARD_TRANSITIVE', 'FULL', 'FULL_TRANSITIVE'")]
    [InlineData("compatibility:\n  default: { level: gate }", "2:21", "this is no level; allowed are 'schema', 'door'")]
    [InlineData("compatibility:\n  default: { across-majors: yes }", "2:29", "this is neither true nor false")]
    [InlineData("compatibility:\n  namespaces: [acme.]", "2:15", "this is no mapping; write the beginning of ids and a rule on each line, such as acme.: FULL")]
    [InlineData("compatibility:\n  schemas:\n    acme.click: { undecided: fatal }", "3:30", "this is no severity; allowed are 'off', 'warning', 'error'")]
    [InlineData("compatibility:\n  schemas:\n    acme.click: { moed: FULL }", "3:19", "'moed': no setting has this name; was 'mode' meant?")]
    [InlineData("lint: 1", "1:7", "'lint' is no mapping; write severities, name-style, formats or exclude below it")]
    [InlineData("lint:\n  name-stile: any", "2:3", "'name-stile': no setting has this name; was 'name-style' meant?")]
    [InlineData("lint:\n  name-style: upper", "2:15", "this is no style of names; allowed are 'consistent', 'any', 'snake_case', 'kebab-case', 'camelCase', 'PascalCase'")]
    [InlineData("lint:\n  severities:\n    missing-ownr: off", "3:5", "'missing-ownr': no finding has this code or reason; was 'missing-owner' meant?")]
    [InlineData("lint:\n  severities:\n    SP9002: of", "3:13", "this is no severity; allowed are 'off', 'information', 'warning' and 'error'")]
    [InlineData("lint:\n  severities:\n    SP3012: warning", "3:13", "SP3012 stays an error: no registry serves such a schema")]
    [InlineData("lint:\n  severities: [SP9002]", "2:15", "'severities' is no mapping; write a code and a severity on each line, such as SP9002: warning")]
    [InlineData("lint:\n  exclude: Drafts", "2:12", "this is no list; write one text in each item")]
    [InlineData("lint:\n  formats: [1]", "2:13", "this is no text; quote it")]
    public void What_is_wrong_is_found_where_it_stands_with_SP9019(string text, string place, string message)
    {
        Diagnostic finding = Read(text).Findings.Should().ContainSingle().Subject;
        finding.Code.Should().Be("SP9019");
        $"{finding.Line}:{finding.Column}".Should().Be(place);
        finding.Message.Should().Be(message);
        ValidatesAsSchemaSays(text).Should().BeFalse("editors show the same mistake");
    }

    [Fact]
    public void Malformed_YAML_is_found_as_in_a_schema() => Read("lint: [").Findings.Should().OnlyContain(finding => finding.Code == "SP2002");

    [Fact]
    public void The_schema_for_editors_knows_every_setting_and_every_rule()
    {
        string severities = string.Concat(LintDiagnostics.All.Where(kind => kind != LintDiagnostics.InvalidLintSettings)
            .Select(kind => $"    {kind.Code}: off\n    {kind.Reason}: warning\n"));
        ValidatesAsSchemaSays($"lint:\n  severities:\n{severities}  name-style: any\n  formats: [a]\n  exclude: [b]\n").Should().BeTrue();
    }

    private static (LintSettings Settings, IReadOnlyList<Diagnostic> Findings) Read(string text) => LintSettingsReader.Read(Origin, Encoding.UTF8.GetBytes(text));

    private static bool ValidatesAsSchemaSays(string yaml)
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(TestFolders.Repository, "docs", "schemas", "schemapacks.schema.json")));
        SchemaCompilation compiled = SchemaCompiler.Compile(new SchemaDocument(new Uri("urn:settings"), schema.RootElement));
        compiled.Problems.Should().BeEmpty();
        return compiled.Validator!.Evaluate(DocumentParser.Parse(Origin, Encoding.UTF8.GetBytes(yaml)).Document!.Root).Findings.Count == 0;
    }
}
