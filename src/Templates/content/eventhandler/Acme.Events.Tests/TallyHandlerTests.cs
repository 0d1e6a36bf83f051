using SchemaPacks;
using SchemaPacks.Testing;
using Xunit;

namespace Acme_Events.Tests;

public sealed class TallyHandlerTests
{
    private static readonly SchemaKey PageViewedKey = new("acme.events/page-viewed", 1);

    [Fact]
    public async Task It_counts_the_records_that_it_gets()
    {
        var said = new Said();
        var tally = new TallyHandler(said);
        await using TestEventLog log = TestEventLog.Of(
            TestPacks.Named("Acme.Events"), packs => packs.WriteTo("tally", tally, handler => (handler.Required, handler.Queue) = (true, 0)));

        for (int number = 0; number < 100; number++)
            await log.RecordAsync(new PageViewed { Page = $"/{number}" }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(100, tally.CountOf(PageViewedKey));
        Assert.Equal("100 records of acme.events/page-viewed@1", Assert.Single(said.Messages));
    }

    private sealed class Said : IPackLogger
    {
        public List<string> Messages { get; } = [];

        public void Log(DiagnosticSeverity severity, string message) => Messages.Add(message);
    }
}
