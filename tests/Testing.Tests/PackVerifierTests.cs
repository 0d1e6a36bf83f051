using SchemaPacks.Scanning;
using SchemaPacks.Testing;
using SchemaPacks.Testing.Asserting;
using SchemaPacks.Testing.Verifying;

namespace SchemaPacks.Tests.Testing;

public sealed class PackVerifierTests : IDisposable
{
    private const string Door = """
        $id: acme.example/door
        version: 1
        properties:
          door: { type: integer, minimum: 1, categories: [unrestricted] }
        required: [door]
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("schemapacks-examples-");

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sample_pack_with_all_its_examples_is_clean()
    {
        PackReport report = await PackVerifier.VerifyAsync(
            TestPacks.Named("ClientEvents"), new PackVerifierOptions { Examples = "examples", RequireExamples = true }, Ending);
        report.ShouldBeClean();
        report.ExampleCount.Should().BeGreaterThan(16, "there are as many files, and the keyword's examples");
    }

    [Fact]
    public async Task A_pack_that_refers_to_another_is_verified_beside_it()
    {
        (await PackVerifier.VerifyAsync(TestPacks.Named("Deliveries"), new PackVerifierOptions { Beside = [TestPacks.Named("Places")] }, Ending)).ShouldBeClean();
        PackReport alone = await PackVerifier.VerifyAsync(TestPacks.Named("Deliveries"), cancellationToken: Ending);
        alone.Problems.Should().Contain(problem => problem.Code == "SP3010");
    }

    [Fact]
    public async Task Code_of_a_pack_runs_unless_that_is_not_wanted()
    {
        PackReport report = await PackVerifier.VerifyAsync(TestPacks.Named("Places"), cancellationToken: Ending);
        report.ShouldBeClean();
        PackReport looked = await PackVerifier.VerifyAsync(TestPacks.Named("Places"), new PackVerifierOptions { RunCode = false }, Ending);
        looked.Problems.Should().NotContain(problem => problem.Code == "SP1102");
    }

    [Fact]
    public async Task Findings_of_the_load_are_problems_with_their_place()
    {
        PackReport report = await PackVerifier.VerifyAsync(TestPacks.Text("$id: a\nversion: 1\nproperties:\n  free: { type: string }\nexamples: [ { free: 7 } ]\n"), cancellationToken: Ending);
        report.Problems.Select(problem => problem.Code).Should().BeEquivalentTo("SP3009", "SP3015");
        report.Problems.Should().OnlyContain(problem => problem.Place.StartsWith("schema-1.yaml(", StringComparison.Ordinal));
        FluentActions.Invoking(report.ShouldBeClean).Should().Throw<EventAssertionException>().WithMessage("*are 2 problems:\n  schema-1.yaml(*SP3009*SP3015*");
    }

    [Fact]
    public async Task A_pack_without_schemas_is_no_clean_pack() =>
        (await PackVerifier.VerifyAsync(PackSource.Pack(_folder.FullName), cancellationToken: Ending)).Problems.Should().Contain(problem => problem.Message.Contains("the pack has no schemas"));

    [Theory]
    [InlineData("valid", """{"schema":"acme.example/door","version":1,"event":{"door":0}}""", "should be valid, but at '/door' it breaks 'minimum'")]
    [InlineData("valid", """{"schema":"acme.example/dor","version":1,"event":{}}""", "did you mean 'acme.example/door'?")]
    [InlineData("valid", """{"schema":"acme.example/door","version":2,"event":{}}""", "there is version 1")]
    [InlineData("valid", """{"schema":"acme.example/door","version":1}""", "it is no envelope")]
    [InlineData("valid", """{"envelope":{}}""", "a valid example is the envelope itself")]
    [InlineData("valid", "{\n  nonsense", "it is no JSON: line 2")]
    [InlineData("invalid", """{"schema":"acme.example/door","version":1,"event":{"door":1}}""", "should be refused, but its schema accepts it")]
    [InlineData("invalid", """{"envelope":{"schema":"acme.example/door","version":1,"event":{"door":0}},"expected":{"keyword":"type","pointer":"/door"}}""", "should break 'type' at '/door', but it breaks 'minimum' at '/door'")]
    [InlineData("invalid", """{"envelope":{"schema":"acme.example/door","version":1,"event":{"door":0}},"expected":{}}""", "it is no envelope")]
    public async Task A_wrong_example_is_named(string kind, string text, string said)
    {
        Write("valid", "fine.json", """{"schema":"acme.example/door","version":"1","event":{"door":1}}""");
        Write("invalid", "fine.json", """{"envelope":{"schema":"acme.example/door","version":1,"event":{"door":0}},"expected":{"keyword":"minimum"}}""");
        Write(kind, "wrong.json", text);
        PackReport report = await VerifyAsync();
        PackProblem problem = report.Problems.Should().ContainSingle().Which;
        problem.Place.Should().Be($"{kind}/wrong.json");
        problem.Code.Should().BeNull();
        problem.Message.Should().Contain(said);
        report.ExampleCount.Should().Be(3);
    }

    [Fact]
    public async Task A_folder_without_examples_and_a_schema_without_one_are_problems()
    {
        (await VerifyAsync()).Problems.Should().ContainSingle().Which.Message.Should().Contain("there are no examples");
        PackReport report = await PackVerifier.VerifyAsync(TestPacks.Text(Door), new PackVerifierOptions { RequireExamples = true }, Ending);
        report.Problems.Should().ContainSingle().Which.Message.Should().Contain("'acme.example/door@1' has no valid example");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Write(string kind, string name, string text)
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, kind));
        File.WriteAllText(Path.Combine(_folder.FullName, kind, name), text);
    }

    private Task<PackReport> VerifyAsync() =>
        PackVerifier.VerifyAsync(TestPacks.Text(Door), new PackVerifierOptions { Examples = _folder.FullName }, Ending);
}
