using System.Buffers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace SchemaPacks.Tests.Events.Recording;

[Collection("tracing")] // where somebody traces, each event costs an activity
public sealed class ZeroWasteTests
{
    private const string Order = """
        $id: acme.order
        version: 1
        properties:
          id: { type: string, pattern: "^[0-9a-f]{8}$", categories: [unrestricted] }
          buyer: { type: object, categories: [unrestricted], properties: { name: { type: string, categories: [example.org/user] }, age: { type: integer } } }
          items: { type: array, categories: [unrestricted], items: { type: object, properties: { sku: { type: string }, count: { type: integer, minimum: 1 } } } }
          note: { type: string, categories: [example.org/user] }
        required: [id]
        """;

    private static readonly byte[] Event = Encoding.UTF8.GetBytes(
        """{"id":"0123abcd","buyer":{"name":"Ada \u2603","age":36,"undeclared":[1,2]},"items":[{"sku":"ä-1","count":2},{"sku":"b","count":1.0}],"note":"x\ny"}""");

    [Fact]
    public async Task A_recorded_event_is_validated_redacted_and_written_without_any_allocation()
    {
        var handler = new CountingHandler();
        await using var log = Log(handler, Order, "acme.order");
        var envelope = new EventEnvelope(new SchemaKey("acme.order", 1), Event);
        for (int count = 0; count < 200; count++)
            (await log.Log.RecordAsync(envelope)).IsRecorded.Should().BeTrue();

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int count = 0; count < 1000; count++)
            await log.Log.RecordAsync(envelope); // completes at once, on this thread
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
        handler.Count.Should().Be(1200);
        handler.Last.Should().EndWith("""
            "id":"0123abcd","buyer":{"name":null,"age":36},"items":[{"sku":"ä-1","count":2},{"sku":"b","count":1.0}],"note":null}
            """);
    }

    [Fact]
    public async Task An_event_of_a_type_of_its_own_is_recorded_without_any_allocation()
    {
        var handler = new CountingHandler();
        await using var log = Log(handler, TestLog.PageView, "acme.page-view");
        var view = new PageView("/home");
        for (int count = 0; count < 200; count++)
            (await log.Log.RecordAsync(view)).IsRecorded.Should().BeTrue();

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int count = 0; count < 1000; count++)
            await log.Log.RecordAsync(view);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
        handler.Last.Should().EndWith("""
            "__metadata_version__":1,"page":"/home"}
            """);
    }

    [Fact]
    public async Task An_event_of_a_type_whose_schema_is_not_allowed_is_not_even_written()
    {
        await using var log = new TestLog(packs => packs.FromDocument("a.yaml", TestLog.PageView));
        var view = new PageView("/home");
        (await log.Log.RecordAsync(view)).Status.Should().Be(EventStatus.NotAllowed);
        view.Writes.Should().Be(0);
    }

    [Fact]
    public async Task An_event_of_a_type_that_its_schema_refuses_is_invalid_and_the_next_one_is_recorded()
    {
        await using var log = new TestLog(packs => packs.FromDocument("a.yaml", TestLog.PageView).Allow("acme.page-view"));
        EventOutcome outcome = await log.Log.RecordAsync(new PageView(null));
        outcome.Status.Should().Be(EventStatus.Invalid);
        (await log.Log.RecordAsync(new PageView("/"))).IsRecorded.Should().BeTrue();
        log.Lines.Should().ContainSingle();
    }

    // The memory handler, which keeps copies, takes nothing here.
    private static TestLog Log(CountingHandler handler, string schema, string id) => new(packs =>
    {
        packs.FromDocument("a.yaml", schema).Allow(id).WriteTo("counting", handler, options => options.Queue = 0);
        packs.Settings.Handlers[0].Options.Schemas.Add("!*");
    }, services => services.AddSingleton(TimeProvider.System)); // the clock of tests allocates

    private sealed class PageView(string? page) : ITelemetryEvent<PageView>
    {
        public static SchemaKey SchemaKey { get; } = new("acme.page-view", 1);

        public int Writes { get; private set; }

        public void WriteTo(IBufferWriter<byte> utf8)
        {
            Writes++;
            utf8.Write("{\"page\":"u8);
            utf8.Write(page is null ? "null"u8 : "\"/home\""u8);
            utf8.Write("}"u8);
        }
    }

    private sealed class CountingHandler : IEventHandler
    {
        private readonly byte[] _last = new byte[4096];
        private int _length;

        public int Count { get; private set; }

        public string Last => Encoding.UTF8.GetString(_last, 0, _length);

        public ValueTask HandleAsync(EventRecord record, CancellationToken cancellationToken)
        {
            record.Utf8.CopyTo(_last);
            _length = record.Utf8.Length;
            Count++;
            return ValueTask.CompletedTask;
        }
    }
}
