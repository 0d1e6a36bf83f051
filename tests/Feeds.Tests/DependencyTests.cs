namespace SchemaPacks.Tests.Feeds;

public sealed class DependencyTests
{
    [Fact]
    public async Task Of_a_pack_that_several_need_there_is_one_version_the_lowest_that_is_right_for_all()
    {
        using HostFolder host = new HostFolder().WithFeed(
            "main",
            new("Acme.Web", "1.0.0") { Dependencies = [("Acme.Shared", "1.0.0")] },
            new("Acme.Shop", "1.0.0") { Dependencies = [("Acme.Shared", "1.1.0")] },
            new("Acme.Shared", "1.0.0"), new("Acme.Shared", "1.1.0"), new("Acme.Shared", "1.2.0"));

        (await host.Open().AddAsync("Acme.Web")).Packs().Should().Equal("Acme.Shared 1.0.0", "Acme.Web 1.0.0");
        (await host.Open().AddAsync("Acme.Shop")).Packs().Should().Equal("Acme.Shared 1.1.0", "Acme.Shop 1.0.0", "Acme.Web 1.0.0");
        host.ReadLock().Should().Contain("\"Acme.Shared\": \"[1.1.0, )\"");
    }

    [Fact]
    public async Task A_higher_version_of_a_dependency_brings_its_own_dependencies_and_drops_those_of_the_lower()
    {
        using HostFolder host = new HostFolder().WithFeed(
            "main",
            new("Acme.Web", "1.0.0") { Dependencies = [("Acme.Shared", "1.0.0"), ("Acme.Shop", "1.0.0")] },
            new("Acme.Shop", "1.0.0") { Dependencies = [("Acme.Shared", "2.0.0")] },
            new("Acme.Shared", "1.0.0") { Dependencies = [("Acme.Old", "1.0.0")] },
            new("Acme.Shared", "2.0.0") { Dependencies = [("Acme.New", "1.0.0")] },
            new("Acme.Old", "1.0.0"), new("Acme.New", "1.0.0"));

        (await host.Open().AddAsync("Acme.Web")).Packs().Should().Equal("Acme.New 1.0.0", "Acme.Shared 2.0.0", "Acme.Shop 1.0.0", "Acme.Web 1.0.0");
    }

    [Fact]
    public async Task Packs_that_need_each_other_are_both_taken()
    {
        using HostFolder host = new HostFolder().WithFeed(
            "main", new("Acme.A", "1.0.0") { Dependencies = [("Acme.B", "1.0.0")] }, new("Acme.B", "1.0.0") { Dependencies = [("Acme.A", "1.0.0")] });

        (await host.Open().AddAsync("Acme.A")).Packs().Should().Equal("Acme.A 1.0.0", "Acme.B 1.0.0");
    }

    [Fact]
    public async Task Contradicting_ranges_are_SP7006_and_name_who_asks()
    {
        using HostFolder host = new HostFolder().WithFeed(
            "main",
            new("Acme.Web", "1.0.0") { Dependencies = [("Acme.Shared", "[1.0.0,2.0.0)")] },
            new("Acme.Shop", "1.0.0") { Dependencies = [("Acme.Shared", "2.0.0")] },
            new("Acme.Shared", "1.0.0"), new("Acme.Shared", "2.0.0"));
        await host.Open().AddAsync("Acme.Web");

        (await host.Open().AddAsync("Acme.Shop")).ShouldFail("SP7006").Message.Should().ContainAll("'Acme.Web' 1.0.0 asks for [1.0.0, 2.0.0)", "'Acme.Shop' 1.0.0 asks for [2.0.0, )");
        host.ReadList().Should().NotContain("Acme.Shop");
    }

    [Fact]
    public async Task Libraries_are_not_fetched_and_what_is_nowhere_is_SP7005()
    {
        using HostFolder host = new HostFolder().WithFeed(
            "main",
            new("Acme.Web", "1.0.0") { Dependencies = [("Acme.Library", "1.0.0"), ("Acme.Elsewhere", "1.0.0")] },
            TestPackage.Library("Acme.Library", "1.0.0"));

        var change = await host.Open().AddAsync("Acme.Web");

        change.Names().Should().Equal("Acme.Web 1.0.0");
        change.Lock.Packs[0].Dependencies.Should().BeEmpty();
        Diagnostic finding = change.Findings.Should().ContainSingle().Which;
        finding.Code.Should().Be("SP7005");
        finding.Severity.Should().Be(DiagnosticSeverity.Warning);
        finding.Message.Should().Be("no source has 'Acme.Elsewhere' ('Acme.Web' 1.0.0 asks for [1.0.0, )); if it is a pack and not a library, add its source");
    }

    [Fact]
    public async Task A_wanted_pack_that_is_needed_too_has_one_version_right_for_both()
    {
        using HostFolder host = new HostFolder().WithFeed(
            "main",
            new("Acme.Web", "1.0.0") { Dependencies = [("Acme.Shared", "[1.0.0,1.5.0)")] },
            new("Acme.Shared", "1.0.0"), new("Acme.Shared", "1.4.0"), new("Acme.Shared", "1.6.0"));
        await host.Open().AddAsync("Acme.Web");

        (await host.Open().AddAsync("Acme.Shared", "1.*")).Packs().Should().Equal("Acme.Shared 1.4.0", "Acme.Web 1.0.0");
    }
}
