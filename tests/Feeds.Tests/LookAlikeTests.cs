using SchemaPacks.Feeds;

namespace SchemaPacks.Tests.Feeds;

/// <summary>Packs that could be taken for others: a hint, and never a refusal.</summary>
public sealed class LookAlikeTests
{
    [Theory]
    [InlineData("Acme.Events", "Acme.Evnets", true)]
    [InlineData("Acme.Events", "Acme.Event", true)]
    [InlineData("Acme.Events", "Acrne.Events", true)]
    [InlineData("Acme.Events", "Acme.3vents", true)]
    [InlineData("Acme.Events", "Acm\u0435.Events", true)]
    [InlineData("Acme.Events", "\u0391cme.Events", true)]
    [InlineData("Acme.Mail", "Acme.Mai1", true)]
    [InlineData("Acme.Events", "Acme-Events", true)]
    [InlineData("Acme.Events", "AcmeEvents", true)]
    [InlineData("Acme.Events", "Acme.Évents", true)]
    [InlineData("Acme.Notifications", "Acme.Notificatoins", true)]
    [InlineData("Acme.Events", "ACME.EVENTS", false)]
    [InlineData("Acme.Web", "Acme.Wap", false)]
    [InlineData("Acme.A", "Acme.B", false)]
    [InlineData("Acme.Events.V1", "Acme.Events.V2", false)]
    [InlineData("Acme.Events1", "Acme.Events12", false)]
    [InlineData("Acme.Events", "Acme.Orders", false)]
    [InlineData("Acme.Events", "Acme.Events.Web", false)]
    [InlineData("Acme.Shop.Events", "Acme.Web.Events", false)]
    public void Ids_look_alike_where_a_reader_could_take_one_for_the_other(string left, string right, bool alike)
    {
        IdLikeness.Holds(left, right).Should().Be(alike);
        IdLikeness.Holds(right, left).Should().Be(alike);
    }

    [Fact]
    public async Task A_pack_whose_id_looks_like_that_of_one_that_is_here_is_added_with_SP7014()
    {
        using HostFolder host = new HostFolder().WithFeed("main", new("Acme.Events", "1.0.0"), new("Acme.Evnets", "1.0.0"), new("Acme.Orders", "1.0.0"));
        (await host.Open().AddAsync("Acme.Events")).Packs();
        (await host.Open().AddAsync("Acme.Orders")).Packs();

        PackChange change = await host.Open().AddAsync("Acme.Evnets");

        change.Succeeded.Should().BeTrue();
        change.Names().Should().Contain("Acme.Evnets 1.0.0");
        Diagnostic hint = change.Findings.Should().ContainSingle().Which;
        (hint.Code, hint.Severity, hint.Pack).Should().Be(("SP7014", DiagnosticSeverity.Warning, "Acme.Evnets"));
        hint.Message.Should().Contain("looks like that of 'Acme.Events'");
        (await host.Open().AddAsync("Acme.Evnets", "[1.0.0]")).Findings.Should().BeEmpty("it is no news any more");
        (await host.Open().RestoreAsync()).Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task A_dependency_may_look_like_a_pack_too()
    {
        using HostFolder host = new HostFolder().WithFeed("main", new("Acme.Events", "1.0.0"), new("Evil.Pack", "1.0.0") { Dependencies = [("Acme.Evnets", "1.0.0")] }, new("Acme.Evnets", "1.0.0"));
        (await host.Open().AddAsync("Acme.Events")).Packs();
        (await host.Open().AddAsync("Evil.Pack")).Findings.Should().ContainSingle().Which.Pack.Should().Be("Acme.Evnets");
    }

    [Fact]
    public async Task A_pack_that_is_fetched_far_less_often_than_one_that_it_looks_like_is_added_with_SP7014()
    {
        await using TestFeed feed = (await TestFeed.StartAsync()).With(new("Acme.Events", "1.0.0"), new("Acme.Evnets", "1.0.0"), new("Acme.Eventx", "1.0.0"))
            .Counting("Acme.Events", "1.0.0", 5_000).Counting("Acme.Evnets", "1.0.0", 17).Counting("Acme.Eventx", "1.0.0", 900);
        using HostFolder host = new HostFolder().WithSource("main", feed.Index);

        (await host.Open().AddAsync("Acme.Evnets")).Findings.Should().ContainSingle().Which.Message
            .Should().Be("the id of 'Acme.Evnets' (17 downloads) looks like that of 'Acme.Events' (5000 downloads) on 'main'; see which one you mean");
        await host.Open().RemoveAsync("Acme.Evnets");
        (await host.Open().AddAsync("Acme.Events")).Packs();
        await host.Open().RemoveAsync("Acme.Events");
        (await host.Open().AddAsync("Acme.Eventx")).Packs();
    }

    [Fact]
    public async Task A_feed_that_cannot_search_has_no_hints_and_refuses_nothing()
    {
        await using TestFeed feed = (await TestFeed.StartAsync()).With(new("Acme.Events", "1.0.0"), new("Acme.Evnets", "1.0.0")).Counting("Acme.Events", "1.0.0", 5_000);
        feed.Hangs = path => path == "/v3/search";
        using HostFolder host = new HostFolder().WithSource("main", feed.Index);
        (await host.Open().AddAsync("Acme.Evnets")).Packs().Should().Equal("Acme.Evnets 1.0.0");
    }

    [Fact]
    public async Task A_search_says_which_of_its_packs_look_like_better_known_ones()
    {
        await using TestFeed feed = (await TestFeed.StartAsync()).With(new("Acme.Events", "1.0.0"), new("Acme.Evnets", "1.0.0"), new("Acme.Orders", "1.0.0"), new("Acme.0rders", "1.0.0"))
            .Counting("Acme.Events", "1.0.0", 5_000).Counting("Acme.Orders", "1.0.0", 3);
        using HostFolder host = new HostFolder().WithSource("main", feed.Index);

        SearchOutcome found = await host.Open().SearchAsync("acme");
        found.Packs.Should().HaveCount(4);
        found.Packs.Single(pack => pack.Id == "Acme.Events").Downloads.Should().Be(5_000);
        found.Findings.Should().ContainSingle().Which.Pack.Should().Be("Acme.Evnets");

        (await host.Open().AddAsync("Acme.Orders")).Packs();
        (await host.Open().SearchAsync("acme")).Findings.Select(finding => finding.Message).Should().Contain("the id of 'Acme.0rders' looks like that of 'Acme.Orders', which is locked here").And.HaveCount(2);
    }
}
