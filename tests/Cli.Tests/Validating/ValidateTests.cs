using System.Text.Json;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Validating;

public sealed class ValidateTests : IDisposable
{
    private const string Secret = "canary";

    private const string Schema = """
        $id: acme.example/page-view
        version: 1
        properties:
          page: { type: string, maxLength: 20, categories: [unrestricted] }
        required: [page]
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("schemapacks-validate-");

    public ValidateTests() => Write("pack/page-view.yaml", Schema);

    [Fact]
    public async Task Events_of_all_forms_that_fit_are_clean()
    {
        Ran ran = await ValidateAsync("""
            {"schema":"acme.example/page-view","version":1,"event":{"page":"/"}}

            {"__timestamp__":"2026-11-23T06:11:29Z","__schema__":"acme.example/page-view","__schema_version__":1,"__metadata_version__":1,"page":"/"}
            {"schema":"acme.example/page-view","version":"1","event":{"page":"/"}}
            """);
        ran.ExitCode.Should().Be(0);
        ran.Output.Should().StartWith("3 events, all valid");
    }

    [Fact]
    public async Task Each_refused_event_is_named_by_line_code_and_pointer_and_never_by_value()
    {
        string events = $$$"""
            {"schema":"acme.example/page-view","version":1,"event":{"page":"/"}}
            {"schema":"acme.example/page-view","version":1,"event":{"page":"{{{Secret}}}-{{{Secret}}}-{{{Secret}}}-{{{Secret}}}"}}
            {"schema":"acme.example/page-veiw","version":1,"event":{"page":"{{{Secret}}}"}}
            {"page":"{{{Secret}}}"}
            {"page":"{{{Secret}}}"
            """;
        Ran ran = await ValidateAsync(events, "--format", "concise");
        ran.ExitCode.Should().Be(1);
        ran.Lines.Should().HaveCount(4);
        ran.Lines[0].Should().EndWith("events.jsonl(2,1): error SP5009: at '/event/page', the string must have at most 20 characters").And.Match("*SP5009*");
        ran.Lines[1].Should().Contain("(3,1): error SP5001:").And.Contain("did you mean 'acme.example/page-view'?");
        ran.Lines[2].Should().Contain("(4,1): error SP5011:").And.Contain("--schema");
        ran.Lines[3].Should().Contain("(5,").And.Contain("error SP5003: the text is not JSON");
        (ran.Output + ran.Error).Should().NotContain(Secret);
        (await ValidateAsync(events)).Output.Should().NotContain(Secret).And.Contain("4 of 5 events would be refused").And.Contain("SP5009: 1");
        (await ValidateAsync(events, "--show-values")).Output.Should().Contain($"it is \"{Secret}");
    }

    [Fact]
    public async Task Json_is_for_programs()
    {
        Ran ran = await ValidateAsync("""{"schema":"acme.example/page-view","version":1,"event":{}}""", "--format", "json");
        ran.ExitCode.Should().Be(1);
        JsonElement report = JsonSerializer.Deserialize<JsonElement>(ran.Output);
        report.GetProperty("version").GetInt32().Should().Be(1);
        report.GetProperty("events").GetInt32().Should().Be(1);
        report.GetProperty("codes").GetProperty("SP5009").GetInt32().Should().Be(1);
        JsonElement finding = report.GetProperty("findings")[0];
        finding.GetProperty("severity").GetString().Should().Be("error");
        (finding.GetProperty("code").GetString(), finding.GetProperty("line").GetInt32(), finding.GetProperty("pointer").GetString()).Should().Be(("SP5009", 1, "/event"));
    }

    [Fact]
    public async Task SARIF_has_the_place_in_the_file_and_in_the_event()
    {
        const string Events = """
            {"schema":"acme.example/page-view","version":1,"event":{"page":7}}
            {"schema":"acme.example/page-view","version":1,"event":{}}
            {"page":7}
            """;
        Ran ran = await ValidateAsync(Events, "--format", "sarif", "--max-findings", "2");
        ran.ExitCode.Should().Be(1);
        ran.Error.Should().Be("The first 2 of 3 findings are shown.\n");
        using JsonDocument log = JsonDocument.Parse(ran.Output), schema = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Authoring.Checkout.Root, "tests", "cases", "reporting", "sarif-2.1.0-structure.json")));
        JsonSchema.SchemaCompiler.Compile(new JsonSchema.SchemaDocument(new Uri("urn:sarif"), schema.RootElement)).Validator!.Evaluate(log.RootElement).Findings.Should().BeEmpty();

        JsonElement run = log.RootElement.GetProperty("runs")[0];
        run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[0].GetProperty("help").GetProperty("text").GetString().Should().Be("schemapacks explain SP5009");
        run.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("locations")[0])
            .Select(place => $"{place.GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine")} {place.GetProperty("logicalLocations")[0].GetProperty("fullyQualifiedName")}")
            .Should().Equal("1 /event/page", "2 /event");
    }

    [Theory]
    [InlineData("[\n  {\"page\":\"/\"},\n  {\"page\":7},\n\n  {}\n]", "(3,1)", "(5,1)")]
    [InlineData("{\n  \"page\":\n 7\n}", "(1,1)", null)]
    [InlineData("[{\"page\":7}, {\"page\":8}]", "(1,1)", "(1,1)")]
    public async Task A_document_is_read_as_a_list_or_as_one_event(string text, string first, string? second)
    {
        Ran ran = await ValidateAsync(text, "--schema", "acme.example/page-view", "--format", "concise");
        ran.Lines.Should().HaveCount(second is null ? 1 : 2);
        ran.Lines[0].Should().Contain(first);
        ran.Lines[^1].Should().Contain(second ?? first);
    }

    [Fact]
    public async Task A_long_file_is_read_a_line_at_a_time_and_shows_the_first_findings()
    {
        string padding = new('x', 3000);
        Ran ran = await ValidateAsync(
            string.Concat(Enumerable.Range(0, 500).Select(number => $$"""{"page":{{(number % 2 == 0 ? "\"/\"" : "7")}},"more":"{{padding}}"}""" + "\n")), "--schema", "acme.example/page-view@1", "--max-findings", "3");
        ran.Output.Should().Contain("250 of 500 events would be refused").And.Contain("The first 3 of 250 findings are shown.");
        ran.Output.Split("error[SP5009]").Should().HaveCount(4);
    }

    [Theory]
    [InlineData("--schema", "acme.example/other")]
    [InlineData("--host", "http://127.0.0.1:1")]
    public async Task What_is_wrong_with_the_command_line_is_2(params string[] options)
    {
        Ran ran = await ValidateAsync("{}", options);
        ran.ExitCode.Should().Be(2);
        ran.Error.Should().StartWith("schemapacks: ");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Task<Ran> ValidateAsync(string events, params string[] options)
    {
        Write("events.jsonl", events);
        return Ran.InsideAsync(["validate", Path.Combine(_folder.FullName, "events.jsonl"), "--pack", Path.Combine(_folder.FullName, "pack"), .. options]);
    }

    private void Write(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
