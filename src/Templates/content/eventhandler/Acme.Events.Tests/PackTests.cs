using SchemaPacks;
using SchemaPacks.Testing;
using Xunit;

namespace Acme_Events.Tests;

public sealed class PackTests
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_pack_loads_and_its_examples_hold()
    {
        PackReport report = await PackVerifier.VerifyAsync(
            TestPacks.Named("Acme.Events"), new PackVerifierOptions { Examples = "examples", RequireExamples = true }, Ending);
        report.ShouldBeClean();
    }

    [Fact]
    public async Task A_page_that_was_viewed_is_recorded()
    {
        await using TestEventLog log = TestEventLog.Of(TestPacks.Named("Acme.Events"));
        await log.RecordAsync(new PageViewed { Page = "/home", Milliseconds = 412 }, cancellationToken: Ending);
        log.Should().HaveRecorded("acme.events/page-viewed").Once().With("page", "/home");
    }
}
