using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace SchemaPacks.Tests.Events.Listening;

public sealed class ListenerTests
{
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_listener_hears_of_recorded_events_whole_and_in_order()
    {
        var listener = new Listener();
        await using var log = Log(listener);
        await log.RecordAsync("""{"page":"/1","user":"ada"}""");
        await log.RecordAsync("""{"user":"refused"}""");
        await log.RecordAsync("""{"page":"/2"}""");

        ObservedEvent first = await listener.NextAsync();
        first.Key.Should().Be(new SchemaKey("acme.page-view", 1));
        first.Timestamp.Should().Be(log.Clock.GetUtcNow());
        Text(first).Should().Be("""{"page":"/1","user":"ada","added":true}""");
        Text(await listener.NextAsync()).Should().StartWith("""{"page":"/2",""");
    }

    [Fact]
    public async Task A_listener_may_ask_for_events_as_they_were_given()
    {
        var listener = new Listener { SeesModified = false };
        await using var log = Log(listener);
        await log.RecordAsync("""{ "page": "/" }""");
        Text(await listener.NextAsync()).Should().Be("""{ "page": "/" }""");
    }

    [Fact]
    public async Task A_listener_of_one_schema_hears_of_no_other()
    {
        var other = new Listener();
        var own = new Listener();
        await using var log = Log(own);
        await using IAsyncDisposable subscription = log.Log.Listen(other, "acme.other");
        await log.RecordAsync("""{"page":"/"}""");
        await own.NextAsync();
        await log.Log.DisposeAsync();
        other.Count.Should().Be(0);
    }

    [Fact]
    public async Task A_listener_that_unsubscribed_hears_no_more()
    {
        var listener = new Listener();
        await using var log = Log(new Listener());
        IAsyncDisposable subscription = log.Log.Listen(listener);
        await log.RecordAsync("""{"page":"/1"}""");
        await subscription.DisposeAsync();
        await log.RecordAsync("""{"page":"/2"}""");
        await log.Log.DisposeAsync();
        listener.Count.Should().Be(1, "what waited was still heard");
    }

    [Fact]
    public async Task A_listener_that_throws_is_reported_with_SP6002_and_hears_the_next_event()
    {
        var listener = new Listener { Throws = true };
        await using var log = Log(listener);
        await log.RecordAsync("""{"page":"/secret"}""");
        await log.RecordAsync("""{"page":"/secret"}""");
        await log.Log.DisposeAsync();
        log.Logged.Entries.Where(entry => entry.EventId == 6002).Should().HaveCount(2)
            .And.OnlyContain(entry => entry.Message == "SP6002: listener 'Listener' threw System.InvalidOperationException on an event of schema 'acme.page-view@1'");
    }

    [Fact]
    public async Task A_listener_that_is_behind_misses_events_which_is_reported_with_SP6003_and_delays_nobody()
    {
        var listener = new Listener { Held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously) };
        await using var log = Log(listener);
        for (int count = 0; count < 1100; count++)
            (await log.RecordAsync("""{"page":"/"}""")).IsRecorded.Should().BeTrue();
        log.Logged.Entries.First(entry => entry.EventId == 6003).Message.Should().Be("SP6003: listener 'Listener' is slower than events arrive and has missed 1");
        listener.Held.SetResult();
    }

    [Fact]
    public async Task Few_large_events_put_a_listener_behind_as_many_small_ones_do()
    {
        var listener = new Listener { Held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously) };
        await using var log = Log(listener);
        string large = $$"""{"page":"{{new string('x', 60_000)}}"}""";
        for (int count = 0; count < 300; count++) // 18 MB
            (await log.RecordAsync(large)).IsRecorded.Should().BeTrue();
        log.Logged.Entries.First(entry => entry.EventId == 6003).Message.Should().EndWith("has missed 1");
        listener.Held.SetResult();
        await log.Log.DisposeAsync();
        (listener.Count * 60_000L).Should().BeInRange(15_000_000, 17_000_000);
    }

    private static TestLog Log(Listener listener) => new(packs => packs
        .FromDocument("a.yaml", TestLog.PageView).Allow("acme.page-view").Modify(new Add()).Listen(listener));

    private static string Text(ObservedEvent observed) => Encoding.UTF8.GetString(observed.Data.Span);

    private sealed class Add : IEventModifier
    {
        public void Modify(SchemaKey key, JsonObject properties) => properties["added"] = true;
    }

    private sealed class Listener : IEventListener
    {
        private readonly Channel<ObservedEvent> _heard = Channel.CreateUnbounded<ObservedEvent>();

        public bool SeesModified { get; init; } = true;

        public bool Throws { get; init; }

        public TaskCompletionSource? Held { get; init; }

        public int Count => _heard.Reader.Count;

        public async Task<ObservedEvent> NextAsync() => await _heard.Reader.ReadAsync().AsTask().WaitAsync(Hang);

        public async ValueTask OnRecordedAsync(ObservedEvent observed, CancellationToken cancellationToken)
        {
            if (Held is not null)
                await Held.Task;
            if (Throws)
                throw new InvalidOperationException(Text(observed));
            await _heard.Writer.WriteAsync(observed, cancellationToken);
        }
    }
}
