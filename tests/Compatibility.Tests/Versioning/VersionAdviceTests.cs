using SchemaPacks.Compatibility;
using SchemaPacks.Compatibility.Versioning;

namespace SchemaPacks.Tests.Versioning;

public class VersionAdviceTests
{
    private static readonly DirectionResult Good = new(CompatibilityVerdict.Compatible, null, []);
    private static readonly DirectionResult Bad = new(CompatibilityVerdict.Breaking, "1"u8.ToArray(), []);
    private static readonly DirectionResult Doubtful = new(CompatibilityVerdict.Undecided, null, []);

    private static readonly Dictionary<string, SchemaComparison> Changes = new()
    {
        ["broken"] = new(Bad, Good, false),
        ["widened"] = new(Good, Bad, false),
        ["added"] = new(Good, Good, true),
        ["reworded"] = new(Good, Good, false),
        ["undecided"] = new(Doubtful, Good, false),
    };

    [Theory]
    [InlineData("1.2.3", "2.0.0", "broken", VersionFit.Right, "2.0.0")]
    [InlineData("1.2.3", "1.3.0", "broken", VersionFit.TooSmall, "2.0.0")]
    [InlineData("1.2.3", "1.3.0", "widened", VersionFit.Right, "1.3.0")]
    [InlineData("1.2.3", "1.2.4", "added", VersionFit.TooSmall, "1.3.0")]
    [InlineData("1.2.3", "2.0.0", "added", VersionFit.TooLarge, "1.3.0")]
    [InlineData("1.2.3", "1.3.0", "reworded", VersionFit.TooLarge, "1.2.4")]
    [InlineData("1.2.3", "1.2.9", "reworded", VersionFit.Right, "1.2.4")]
    [InlineData("1.2", "1.3", "reworded", VersionFit.Right, "1.3")]
    [InlineData("1.2", "2.0", "widened", VersionFit.TooLarge, "1.3")]
    [InlineData("0.2.3", "0.3.0", "broken", VersionFit.Right, "0.3.0")]
    [InlineData("0.2.3", "0.2.4", "broken", VersionFit.TooSmall, "0.3.0")]
    [InlineData("0.2.3", "0.2.4", "added", VersionFit.Right, "0.2.4")]
    [InlineData("0.2.3", "1.0.0", "reworded", VersionFit.Right, "0.2.4")]
    [InlineData("1", "1.1.0", "added", VersionFit.Right, "1.1.0")]
    public void Semantic_versions_say_what_became_of_old_events(string old, string declared, string change, VersionFit fit, string right) =>
        VersionAdvice.Of(old, declared, Changes[change]).Should().Be(new VersionAdvice(fit, right));

    [Theory]
    [InlineData("1-0-2", "2-0-0", "broken", VersionFit.Right, "2-0-0")]
    [InlineData("1-0-2", "1-1-0", "broken", VersionFit.TooSmall, "2-0-0")]
    [InlineData("1-0-2", "1-0-3", "added", VersionFit.Right, "1-0-3")]
    [InlineData("1-0-2", "1-1-0", "added", VersionFit.Right, "1-0-3")]
    [InlineData("1-0-2", "1-0-3", "widened", VersionFit.TooSmall, "1-1-0")]
    [InlineData("1-0-2", "1-1-0", "widened", VersionFit.Right, "1-1-0")]
    [InlineData("1-0-2", "2-0-0", "widened", VersionFit.TooLarge, "1-1-0")]
    [InlineData("1-0-2", "1-1-0", "reworded", VersionFit.TooLarge, "1-0-3")]
    public void SchemaVer_has_model_revision_and_addition(string old, string declared, string change, VersionFit fit, string right) =>
        VersionAdvice.Of(old, declared, Changes[change]).Should().Be(new VersionAdvice(fit, right));

    [Theory]
    [InlineData("1", "2", "broken", VersionFit.Right, "2")]
    [InlineData("9", "10", "reworded", VersionFit.Right, "10")]
    [InlineData("1", "3", "added", VersionFit.TooLarge, "2")]
    [InlineData("99999999999999999999", "100000000000000000000", "undecided", VersionFit.Right, "100000000000000000000")]
    public void A_plain_number_rises_by_one_whatever_changed(string old, string declared, string change, VersionFit fit, string right) =>
        VersionAdvice.Of(old, declared, Changes[change]).Should().Be(new VersionAdvice(fit, right));

    [Theory]
    [InlineData("1.2.0", "1.3.0", "undecided")]
    [InlineData("1.2.0", "2", "broken")]
    [InlineData("1-0-0", "1.1.0", "broken")]
    [InlineData("1.0-2", "1.0-3", "broken")]
    public void Nothing_is_advised_where_nobody_knows(string old, string declared, string change) =>
        VersionAdvice.Of(old, declared, Changes[change]).Should().Be(new VersionAdvice(VersionFit.Unknown, null));

    [Fact]
    public void A_raised_major_is_right_where_a_break_is_undecided() =>
        VersionAdvice.Of("1.2.0", "2.0.0", Changes["undecided"]).Fit.Should().Be(VersionFit.Right);

    [Theory]
    [InlineData("1.4.1", "2.0.0")]
    [InlineData("1.4", "2.0")]
    [InlineData("0.2.3", "0.3.0")]
    [InlineData("1-4-1", "2-0-0")]
    [InlineData("7", null)]
    [InlineData("1.0-2", null)]
    public void A_break_is_declared_by_the_next_major_version_where_there_are_such(string version, string? next) => VersionAdvice.NextMajor(version).Should().Be(next);
}
