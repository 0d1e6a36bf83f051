using SchemaPacks.Compatibility;
using SchemaPacks.Compatibility.Modes;

namespace SchemaPacks.Tests.Modes;

public class CompatibilityRuleTests
{
    private static readonly DirectionResult Good = new(CompatibilityVerdict.Compatible, null, []);
    private static readonly DirectionResult Bad = new(CompatibilityVerdict.Breaking, "1"u8.ToArray(), []);
    private static readonly DirectionResult Doubtful = new(CompatibilityVerdict.Undecided, null, []);

    [Theory]
    [InlineData(CompatibilityMode.None, "")]
    [InlineData(CompatibilityMode.Backward, "Backward")]
    [InlineData(CompatibilityMode.BackwardTransitive, "Backward")]
    [InlineData(CompatibilityMode.Forward, "Forward")]
    [InlineData(CompatibilityMode.ForwardTransitive, "Forward")]
    [InlineData(CompatibilityMode.Full, "Backward Forward")]
    [InlineData(CompatibilityMode.FullTransitive, "Backward Forward")]
    public void A_mode_misses_what_it_demands_and_nothing_else(CompatibilityMode mode, string directions)
    {
        var rule = new CompatibilityRule { Mode = mode };

        string.Join(' ', rule.Missed(new SchemaComparison(Bad, Doubtful, false)).Select(side => side.Direction)).Should().Be(directions);
        rule.Missed(new SchemaComparison(Good, Good, true)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("BACKWARD", "3", "1 2 4 10", "2")]
    [InlineData("BACKWARD_TRANSITIVE", "11", "10 2 1", "1 2 10")]
    [InlineData("NONE", "3", "1 2", "")]
    [InlineData("FULL_TRANSITIVE", "1.3.0", "0.9.0 1.0.0 1.2.0 2.0.0", "1.0.0 1.2.0")]
    [InlineData("FORWARD", "2.0.0", "1.0.0 1.2.0", "")]
    [InlineData("BACKWARD", "0.2.1", "0.1.9 0.2.0", "0.2.0")]
    [InlineData("BACKWARD", "0.3.0", "0.1.9 0.2.0", "")]
    [InlineData("BACKWARD", "1.0.0", "0.9.0", "")]
    [InlineData("BACKWARD_TRANSITIVE", "2-1-0", "1-0-0 2-0-0 2-0-4", "2-0-0 2-0-4")]
    [InlineData("BACKWARD", "1.1.0", "1", "1")]
    [InlineData("BACKWARD", "2.0.0", "1", "")]
    [InlineData("BACKWARD", "99999999999999999999999", "99999999999999999999998", "99999999999999999999998")]
    public void A_version_is_compared_with_those_before_it_from_which_no_break_was_declared(string mode, string version, string versions, string selected)
    {
        ModeName.TryParse(mode, out CompatibilityMode parsed).Should().BeTrue();

        new CompatibilityRule { Mode = parsed }.Select(version, versions.Split(' ')).Should().Equal(selected.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_rule_across_majors_compares_declared_breaks_as_well() =>
        new CompatibilityRule { Mode = CompatibilityMode.BackwardTransitive, AcrossMajors = true }.Select("2.0.0", ["1.0.0", "0.1.0", "3.0.0"]).Should().Equal("0.1.0", "1.0.0");

    [Fact]
    public void Something_that_is_no_version_is_refused() =>
        CompatibilityRule.Default.Invoking(rule => rule.Select("one", [])).Should().Throw<FormatException>();

    [Fact]
    public void The_most_specific_rule_has_the_last_word_on_each_setting()
    {
        var rules = new CompatibilityRules
        {
            General = new CompatibilityRule { Mode = CompatibilityMode.Full, Level = ComparisonLevel.Schema },
            Namespaces = new Dictionary<string, CompatibilityRuleChange>
            {
                ["acme.web."] = new() { Mode = CompatibilityMode.Forward },
                ["acme."] = new() { Mode = CompatibilityMode.Backward, Undecided = CheckSeverity.Error },
            },
            Schemas = new Dictionary<string, CompatibilityRuleChange>
            {
                ["acme.web.click"] = new() { AcrossMajors = true, Versions = CheckSeverity.Off },
                ["acme.web.click@3"] = new() { Mode = CompatibilityMode.None, Level = ComparisonLevel.Door },
            },
        };

        rules.For("other", "1").Should().Be(rules.General);
        rules.For("acme.door", "1").Should().Be(rules.General with { Mode = CompatibilityMode.Backward, Undecided = CheckSeverity.Error });
        rules.For("ACME.WEB.view", "1").Mode.Should().Be(CompatibilityMode.Forward, "letter case makes no difference in a prefix");
        CompatibilityRule click = rules.For("acme.web.click", "2");
        click.Should().Be(rules.General with { Mode = CompatibilityMode.Forward, Undecided = CheckSeverity.Error, AcrossMajors = true, Versions = CheckSeverity.Off });
        rules.For("acme.web.click", "3").Should().Be(click with { Mode = CompatibilityMode.None, Level = ComparisonLevel.Door });
        rules.For("acme.web.Click", "3").Mode.Should().Be(CompatibilityMode.Forward, "an id is compared letter by letter");
    }

    [Theory]
    [InlineData("backward-transitive", true)]
    [InlineData("Full", true)]
    [InlineData("backwards", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_mode_is_read_by_its_name(string? text, bool isRead)
    {
        ModeName.TryParse(text, out CompatibilityMode mode).Should().Be(isRead);
        if (isRead)
            ModeName.Of(mode).Replace('_', '-').Should().BeEquivalentTo(text);
    }

    [Fact]
    public void Every_mode_has_its_own_name() =>
        Enum.GetValues<CompatibilityMode>().Select(mode => ModeName.TryParse(ModeName.Of(mode), out CompatibilityMode read) && read == mode).Should().HaveCount(ModeName.All.Count).And.OnlyContain(same => same);
}
