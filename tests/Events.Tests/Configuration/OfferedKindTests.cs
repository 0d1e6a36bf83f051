using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SchemaPacks.Configuration;
using SchemaPacks.Handlers;

namespace SchemaPacks.Tests.Events.Configuration;

/// <summary>Kinds of handlers that another package, or the application, lets settings name.</summary>
public sealed class OfferedKindTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("schemapacks-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_kind_of_ones_own_is_named_in_settings_and_disposed_with_the_log()
    {
        var made = new List<Memory>();
        await using (ServiceProvider services = Services(
            """{ "a": { "Kind": "Shelf", "Height": "3" }, "b": { "Kind": "shelf", "Required": true } }""",
            packs => packs.OfferHandlerKind("shelf", ["Height"], section =>
            {
                int height = section.Number("Height", 1, 10) ?? 7;
                return _ => made.AddAnd(new Memory(height));
            })))
        {
            EventLog log = services.GetRequiredService<EventLog>();
            (await log.RecordAsync("acme.page-view", 1, "{\"page\":1}"u8.ToArray(), CancellationToken.None)).Status.Should().Be(EventStatus.Recorded);
            log.HandlerStatuses.Select(handler => (handler.Name, handler.IsRequired)).Should().Equal(("a", false), ("b", true));
        }

        made.Select(handler => (handler.Height, handler.Records, handler.IsDisposed)).Should().Equal((3, 1, true), (7, 1, true));
    }

    [Fact]
    public void What_its_reader_refuses_and_names_it_has_not_stop_the_start() => Problems(
        """{ "a": { "Kind": "shelf", "Height": "11", "Depth": 1, "Doors": "one", "At": "file:///x", "Sites": "x", "Extra": "x" } }""",
        packs => packs.OfferHandlerKind("shelf", ["Height", "Doors", "At", "Sites", "Extra"], section =>
        {
            section.Number("Height", 1, 10).Should().BeNull();
            section.TextsByName("Doors").Should().BeEmpty();
            section.Address("At", "http", "https").Should().BeNull();
            section.Addresses("Sites", "https").Should().BeEmpty();
            section["Extra"].Refuse("nobody has this");
            return _ => throw new InvalidOperationException("nothing is made where something was refused");
        })).Should().Equal(
        "EventLog:Handlers:a:Depth: error SP8001: no setting has this name; allowed are 'Kind', 'Required', 'Schemas', 'AllowedCategories', 'AllowedProperties', 'Redaction', 'Queue', 'QueueBytes', 'WhenFull', 'QueueWait', 'Attempts', 'Timeout', 'Pause', 'Height', 'Doors', 'At', 'Sites', 'Extra'",
        "EventLog:Handlers:a:Height: error SP8001: '11' is no whole number from 1 to 10",
        "EventLog:Handlers:a:Doors: error SP8001: a single value stands where values by name are expected, such as { \"name\": \"value\" }",
        "EventLog:Handlers:a:At: error SP8001: this is no address that begins with 'http://' or 'https://' and names a host",
        "EventLog:Handlers:a:Sites: error SP8001: a single value stands where a list of addresses is expected; write it in brackets",
        "EventLog:Handlers:a:Extra: error SP8001: nobody has this");

    [Fact]
    public void Items_of_lists_and_names_are_checked_one_by_one() => Problems(
        """{ "a": { "Kind": "shelf", "Sites": ["https://a", "secret", { "b": 1 }], "Doors": { "x": "1", "y": { "z": "2" } } } }""",
        packs => packs.OfferHandlerKind("shelf", ["Sites", "Doors"], section =>
        {
            section.Addresses("Sites", "https").Should().Equal(new Uri("https://a"));
            section.TextsByName("Doors").Should().BeEquivalentTo(new Dictionary<string, string> { ["x"] = "1" });
            return _ => new Memory(1);
        })).Should().Equal(
        "EventLog:Handlers:a:Sites:1: error SP8001: this is no address that begins with 'https://' and names a host",
        "EventLog:Handlers:a:Sites:2: error SP8001: a list of addresses holds nothing but addresses",
        "EventLog:Handlers:a:Doors:y: error SP8001: several values stand where one is expected");

    [Fact]
    public void An_offered_kind_is_among_those_that_are_allowed() => Problems(
        """{ "a": { "Kind": "shelv" } }""", packs => packs.OfferHandlerKind("shelf", [], _ => _ => new Memory(1)))
        .Should().Equal("EventLog:Handlers:a:Kind: error SP8001: 'shelv' is not allowed (did you mean 'shelf'?); allowed are 'file', 'console', 'memory', 'logger', 'shelf'");

    [Fact]
    public void A_kind_that_is_offered_again_is_replaced()
    {
        using ServiceProvider services = Services(
            """{ "a": { "Kind": "shelf" } }""",
            packs => packs.OfferHandlerKind("shelf", [], _ => _ => new Memory(1)).OfferHandlerKind("SHELF", [], _ => _ => new Memory(2)));
        ((Memory)services.GetRequiredService<EventLog>().Handlers["a"]).Height.Should().Be(2);
    }

    [Theory]
    [InlineData("file")]
    [InlineData("Console")]
    public void A_kind_that_is_built_in_stays_what_it_is(string kind)
    {
        Action offer = () => Services("{}", packs => packs.OfferHandlerKind(kind, [], _ => _ => new Memory(1))).GetRequiredService<EventLog>();
        offer.Should().Throw<ArgumentException>().WithMessage($"The kind '{kind}' is built in*");
    }

    private ServiceProvider Services(string handlers, Action<SchemaPacksBuilder> offer)
    {
        IConfiguration settings = new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(
            $$"""{ "Packs": { "Folders": [] }, "EventLog": { "Directory": "{{_folder}}", "AllowedSchemas": ["acme.page-view"], "Handlers": {{handlers}} } }"""))).Build();
        return new ServiceCollection().AddSchemaPacks(settings, packs => offer(packs
            .FromDocument("page", "{ $id: acme.page-view, version: 1, properties: { page: { type: integer, categories: [unrestricted] } } }"))).BuildServiceProvider();
    }

    private IEnumerable<string> Problems(string handlers, Action<SchemaPacksBuilder> offer)
    {
        using ServiceProvider services = Services(handlers, offer);
        Func<EventLog> start = services.GetRequiredService<EventLog>;
        return start.Should().Throw<SchemaPacksConfigurationException>().Which.Findings.Select(finding => finding.ToString());
    }

    private sealed class Memory(int height) : IEventHandler, IDisposable
    {
        private int _records;

        public int Height => height;

        public int Records => _records;

        public bool IsDisposed { get; private set; }

        public ValueTask HandleAsync(EventRecord record, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _records);
            return ValueTask.CompletedTask;
        }

        public void Dispose() => IsDisposed = true;
    }
}

file static class Lists
{
    public static T AddAnd<T>(this List<T> list, T item)
    {
        list.Add(item);
        return item;
    }
}
