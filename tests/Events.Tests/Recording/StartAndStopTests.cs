using SchemaPacks.Configuration;

namespace SchemaPacks.Tests.Events.Recording;

public sealed class StartAndStopTests
{
    [Fact]
    public async Task An_entry_that_no_pack_provides_is_reported_at_the_start_and_once()
    {
        await using var log = new TestLog(packs => packs.FromDocument("page-view", TestLog.PageView).Allow("acme.other"));
        log.Logged.Entries.Should().ContainSingle(entry => entry.EventId == 8001);
        await log.RecordAsync("{}", "acme.other");
        log.Logged.Entries.Should().ContainSingle(entry => entry.EventId == 8001);
    }

    [Fact]
    public async Task A_handler_that_throws_when_disposed_is_reported_and_the_next_is_disposed()
    {
        var last = new DisposedHandler(throws: false);
        var log = new TestLog(packs => packs.FromDocument("page-view", TestLog.PageView).Allow("acme.page-view")
            .WriteTo("first", _ => new DisposedHandler(throws: true)).WriteTo("last", _ => last));
        await log.Log.DisposeAsync();
        await log.Log.DisposeAsync();
        last.IsDisposed.Should().BeTrue();
        log.Logged.Entries.Should().ContainSingle(entry => entry.Message == "SP6001: handler 'first' threw System.InvalidOperationException when it was disposed");
        await log.DisposeAsync();
    }

    [Fact]
    public void A_handler_made_before_another_fails_to_start_is_disposed()
    {
        var first = new DisposedHandler(throws: false);
        Func<object> start = () => new TestLog(packs => packs.WriteTo("first", _ => first).WriteTo("second", _ => throw new IOException()));
        start.Should().Throw<IOException>();
        first.IsDisposed.Should().BeTrue();
    }

    [Theory]
    [InlineData("a b", "acme.*", "'a b' cannot name a handler")]
    [InlineData("other", "!", "'!' matches no schema")]
    [InlineData("other", "", "'' matches no schema")]
    [InlineData("other", "a*b", "'a*b' matches no schema")]
    public void What_code_says_of_a_handler_is_checked_as_settings_are(string name, string pattern, string problem)
    {
        Func<object> start = () => new TestLog(packs => packs.WriteTo(name, new HeldHandler(), options => options.Schemas.Add(pattern)));
        start.Should().Throw<SchemaPacksConfigurationException>().WithMessage($"*SP8001*{problem}*");
    }

    private sealed class DisposedHandler(bool throws) : IEventHandler, IDisposable
    {
        public bool IsDisposed { get; private set; }

        public ValueTask HandleAsync(EventRecord record, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public void Dispose()
        {
            IsDisposed = true;
            if (throws)
                throw new InvalidOperationException();
        }
    }
}
