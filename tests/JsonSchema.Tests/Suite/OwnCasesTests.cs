using SchemaPacks.Conformance;

namespace SchemaPacks.Tests.Suite;

/// <summary>The cases under <c>tests/cases/json-schema</c>, in the layout of the official suite: they need nothing but this repository.</summary>
public class OwnCasesTests
{
    public static TheoryData<string> Drafts => [.. SuiteDrafts.Dialects.Keys];

    [Theory]
    [MemberData(nameof(Drafts))]
    public void Every_case_of_a_dialect_passes(string draft)
    {
        var run = SuiteRun.Of(new ConformanceArguments(TestFolders.OwnCases, draft, Optional: true, FormatAssertion: true), new Dictionary<string, string>());

        run.Failures.Should().BeEmpty();
        run.Passed.Should().BeGreaterThan(30);
    }

    [Fact]
    public void A_wrong_expectation_is_listed_by_file_group_and_test()
    {
        using var folder = new TemporarySuite("""[{"description":"a group","schema":{"type":"string"},"tests":[{"description":"a test","data":1,"valid":true}]}]""");

        var run = SuiteRun.Of(new ConformanceArguments(folder.Path));

        run.Failures.Should().Equal("draft7/file.json/a group/a test: expected Valid, got Invalid: value must be of type string");
        run.Summary.Should().Be("0 passed, 1 failed, 0 skipped");
    }

    [Fact]
    public void An_exception_skips_its_test_with_its_reason()
    {
        using var folder = new TemporarySuite("""[{"description":"a group","schema":{"type":"string"},"tests":[{"description":"a test","data":1,"valid":true}]}]""");

        var run = SuiteRun.Of(new ConformanceArguments(folder.Path), new Dictionary<string, string> { ["draft7/file.json/a group/a test"] = "because" });

        run.Skips.Should().Equal("draft7/file.json/a group/a test: because");
        run.Summary.Should().Be("0 passed, 0 failed, 1 skipped");
    }

    [Theory]
    [InlineData("--engine slow", "there is no engine 'slow'*")]
    [InlineData("--engine quick", "there is no engine 'quick'*")]
    [InlineData("--draft draft3", "no dialect here runs 'draft3'*")]
    [InlineData("--what", "'--what' is not understood*")]
    public void A_command_line_that_makes_no_sense_is_refused(string words, string error)
    {
        using var folder = new TemporarySuite("[]");

        ConformanceArguments.Parse([folder.Path, .. words.Split(' ')]).Error.Should().Match(error);
    }

    [Fact]
    public void A_command_line_is_read()
    {
        using var folder = new TemporarySuite("[]");

        ConformanceArguments.Parse([folder.Path, "--draft", "draft7", "--engine", "explain", "--optional", "--format-assertion"]).Arguments
            .Should().Be(new ConformanceArguments(folder.Path, "draft7", Optional: true, FormatAssertion: true));
    }

    private sealed class TemporarySuite : IDisposable
    {
        public TemporarySuite(string groups)
        {
            var draft = Directory.CreateDirectory(System.IO.Path.Combine(Path, "tests", "draft7")).FullName;
            File.WriteAllText(System.IO.Path.Combine(draft, "file.json"), groups);
        }

        public string Path { get; } = Directory.CreateTempSubdirectory("schemapacks-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
