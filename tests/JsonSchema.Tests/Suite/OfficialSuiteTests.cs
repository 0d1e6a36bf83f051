using SchemaPacks.Conformance;

namespace SchemaPacks.Tests.Suite;

public class OfficialSuiteTests
{
    [Theory]
    [InlineData("draft4", 618)]
    [InlineData("draft6", 839)]
    [InlineData("draft7", 927)]
    [InlineData("draft2019-09", 1_259)]
    [InlineData("draft2020-12", 1_299)]
    [InlineData("v1", 1_133)]
    public void Every_required_test_of_a_dialect_passes(string draft, int count)
    {
        var run = SuiteRun.Of(new ConformanceArguments(TestFolders.Public("json-schema-test-suite"), draft));

        run.Failures.Should().BeEmpty();
        run.Skips.Should().BeEmpty();
        run.Passed.Should().Be(count);
    }

    [Theory]
    [InlineData("draft4", 618 + 100 + 219)]
    [InlineData("draft6", 839 + 106 + 325)]
    [InlineData("draft7", 927 + 118 + 676)]
    [InlineData("draft2019-09", 1_259 + 158 + 757)]
    [InlineData("draft2020-12", 1_299 + 162 + 764)]
    [InlineData("v1", 1_133 + 287 + 38 + 758)]
    public void Every_optional_test_and_every_format_passes(string draft, int count)
    {
        var run = SuiteRun.Of(new ConformanceArguments(TestFolders.Public("json-schema-test-suite"), draft, Optional: true, FormatAssertion: true));

        run.Failures.Should().BeEmpty();
        run.Skips.Should().BeEmpty();
        run.Passed.Should().Be(count);
    }

    [Fact]
    public void Folders_that_no_dialect_runs_are_named()
    {
        var run = SuiteRun.Of(new ConformanceArguments(TestFolders.Public("json-schema-test-suite")));

        run.NotRun.Should().Equal("draft3");
        run.Summary.Should().Be("6075 passed, 0 failed, 0 skipped");
    }
}
