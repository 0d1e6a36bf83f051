using SchemaPacks.Feeds;

namespace SchemaPacks.Tests.Feeds;

internal static class PackChangeAssertions
{
    /// <summary>The change was done, without anything to say; the lock as <c>id version</c>.</summary>
    public static string[] Packs(this PackChange change)
    {
        change.Findings.Should().BeEmpty();
        return change.Names();
    }

    public static string[] Names(this PackChange change) => [.. change.Lock.Packs.Select(pack => $"{pack.Id} {pack.Version}")];

    /// <summary>The change was refused for one reason, and changed nothing.</summary>
    public static Diagnostic ShouldFail(this PackChange change, string code)
    {
        change.Succeeded.Should().BeFalse();
        change.Lock.Should().BeSameAs(change.Previous);
        Diagnostic finding = change.Findings.Should().ContainSingle(found => found.Severity == DiagnosticSeverity.Error).Which;
        finding.Code.Should().Be(code);
        return finding;
    }
}
