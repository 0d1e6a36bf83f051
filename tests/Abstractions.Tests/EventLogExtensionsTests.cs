using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SchemaPacks.Tests;

public sealed partial class EventLogExtensionsTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Bytes_are_handed_over_as_they_are()
    {
        var log = new LastEnvelope();
        await log.RecordAsync("acme.click", 1, """{"x":1}"""u8.ToArray(), None);
        log.Text.Should().Be("""{"x":1}""");
        await log.RecordAsync("acme.click", 1, new ReadOnlyMemory<byte>("""{"x":2}"""u8.ToArray()), None);
        log.Text.Should().Be("""{"x":2}""");
        log.Envelope.Key.Should().Be(new SchemaKey("acme.click", 1));
        log.Envelope.Source.Should().Be(EventSource.Server);
    }

    [Fact]
    public async Task An_element_is_written_as_its_JSON()
    {
        var log = new LastEnvelope();
        using JsonDocument document = JsonDocument.Parse("""{ "x": [1.0, "é"] }""");
        await log.RecordAsync("acme.click", 1, document.RootElement, None);
        JsonSerializer.Deserialize<JsonElement>(log.Text).GetProperty("x")[0].GetRawText().Should().Be("1.0");

        await log.RecordAsync("acme.click", 1, default(JsonElement), None);
        log.Text.Should().BeEmpty();
    }

    [Fact]
    public async Task An_object_is_serialized_with_camel_case_names()
    {
        var log = new LastEnvelope();
        await log.RecordAsync("acme.click", 1, new { PageName = "home" }, None);
        log.Text.Should().Be("""{"pageName":"home"}""");
    }

    [Fact]
    public async Task An_object_is_serialized_by_generated_metadata()
    {
        var log = new LastEnvelope();
        await log.RecordAsync("acme.click", 1, new Click("home"), ClickContext.Default.Click, None);
        log.Text.Should().Be("""{"Page":"home"}""");
    }

    private sealed record Click(string Page);

    [JsonSerializable(typeof(Click))]
    private sealed partial class ClickContext : JsonSerializerContext;

    private sealed class LastEnvelope : IEventLog
    {
        public EventEnvelope Envelope { get; private set; }

        public string Text => Encoding.UTF8.GetString(Envelope.Data.Span);

        public ValueTask<EventOutcome> RecordAsync(EventEnvelope envelope, CancellationToken cancellationToken = default)
        {
            Envelope = envelope;
            return ValueTask.FromResult(EventOutcome.Recorded);
        }
    }
}
