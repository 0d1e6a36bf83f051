using System.Text;
using System.Text.Json.Nodes;

namespace SchemaPacks.Tests.Events.Modifying;

public sealed class ModifierTests
{
    [Fact]
    public async Task Modifiers_run_in_order_on_a_copy_before_the_event_is_judged()
    {
        byte[] given = Encoding.UTF8.GetBytes("""{"user":"ada"}""");
        await using var log = Log(
            (null, properties => properties["page"] = "/first"),
            ("acme.page-view", properties => properties["page"] = properties["page"]!.GetValue<string>() + "/second"),
            ("acme.other", properties => properties["page"] = "never"));

        (await log.Log.RecordAsync("acme.page-view", 1, given)).IsRecorded.Should().BeTrue("the page that the schema requires was added");

        log.Lines.Single().Should().EndWith("""
            "user":null,"page":"/first/second"}
            """);
        Encoding.UTF8.GetString(given).Should().Be("""{"user":"ada"}""");
    }

    [Fact]
    public async Task What_modifiers_leave_is_judged()
    {
        await using var log = Log((null, properties => properties.Remove("page")));
        (await log.RecordAsync("""{"page":"/"}""")).Findings.Single().Keyword.Should().Be("required");
    }

    [Fact]
    public async Task A_modifier_that_adds_a_reserved_name_gets_the_event_refused()
    {
        await using var log = Log((null, properties => properties["__timestamp__"] = "2020"));
        (await log.RecordAsync("""{"page":"/"}""")).Findings.Single().Code.Should().Be("SP5008");
    }

    [Theory]
    [InlineData("""{"page":"/","page":"/"}""")]
    [InlineData("[]")]
    [InlineData("oops")]
    [InlineData("""{"__x":1,"page":"/"}""")]
    public async Task A_malformed_event_reaches_no_modifier(string json)
    {
        bool reached = false;
        await using var log = Log((null, _ => reached = true));
        (await log.RecordAsync(json)).Status.Should().Be(EventStatus.Malformed);
        reached.Should().BeFalse();
    }

    [Fact]
    public async Task A_modifier_that_throws_refuses_the_event_with_SP5013_and_no_value_is_logged()
    {
        await using var log = Log((null, properties => throw new InvalidOperationException(properties["user"]!.GetValue<string>())));
        EventOutcome outcome = await log.RecordAsync("""{"page":"/","user":"ada@example.org"}""");
        outcome.Status.Should().Be(EventStatus.Failed);
        outcome.Findings.Single().Code.Should().Be("SP5013");
        outcome.ToString().Should().NotContain("ada");
        log.Lines.Should().BeEmpty();
        KeptEntry entry = log.Logged.Entries.Single(entry => entry.EventId == 5013);
        entry.Message.Should().Be("SP5013: modifier 'Modifier' threw System.InvalidOperationException on an event of schema 'acme.page-view@1', so the event was refused");
    }

    [Fact]
    public async Task A_modifier_that_leaves_what_JSON_cannot_say_refuses_the_event()
    {
        await using var log = Log((null, properties => properties["page"] = double.NaN));
        (await log.RecordAsync("""{"page":"/"}""")).Findings.Single().Code.Should().Be("SP5013");
    }

    private static TestLog Log(params (string? SchemaId, Action<JsonObject> Modify)[] modifiers) => new(packs =>
    {
        packs.FromDocument("a.yaml", TestLog.PageView).Allow("acme.page-view");
        foreach ((string? id, Action<JsonObject> modify) in modifiers)
            packs.Modify(new Modifier(modify), id);
    });

    private sealed class Modifier(Action<JsonObject> modify) : IEventModifier
    {
        public void Modify(SchemaKey key, JsonObject properties) => modify(properties);
    }
}
