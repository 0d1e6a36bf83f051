using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SchemaPacks.Configuration;
using SchemaPacks.Handlers;
using SchemaPacks.Plugins;

namespace SchemaPacks.Tests.Events.PackParts;

/// <summary>Handlers, modifiers, listeners and formats of a code pack take part in recording, and their failures stay their own.</summary>
public sealed class PackPartsTests : IDisposable
{
    private const string Secret = "canary";

    private readonly PackSpace _space = new();

    [Fact]
    public async Task Every_part_of_a_pack_takes_part()
    {
        await using TestLog log = await _space.LogAsync();

        (await log.RecordAsync("""{"cell":"ab"}""", "fixture.place")).Status.Should().Be(EventStatus.Recorded);
        (await log.RecordAsync("""{"cell":"abc"}""", "fixture.place")).ToString().Should().Contain("SP5009").And.Contain("even-length");

        log.Lines.Should().ContainSingle().Which.Should().Contain("\"seen\":\"by the pack\"");
        await Eventually.TrueAsync(() => _space.Said.Count == 2);
        _space.Said.Should().Contain("heard fixture.place@1").And.Contain(text => text.StartsWith("handled ", StringComparison.Ordinal) && text.Contains("by the pack"));
        HandlerStatus status = log.Log.HandlerStatuses.Single(handler => handler.Name == "CodePack/sink");
        status.IsRequired.Should().BeFalse();
        log.Logged.Entries.Should().Contain(entry => entry.Message == "pack 'CodePack': took a record");
    }

    [Fact]
    public async Task A_modifier_that_throws_refuses_the_event_and_says_whose_it_is()
    {
        await using TestLog log = await _space.LogAsync("modifier");
        EventOutcome outcome = await log.RecordAsync($$"""{"cell":"{{Secret}}"}""", "fixture.place");
        outcome.Status.Should().Be(EventStatus.Failed);
        outcome.ToString().Should().Contain("SP5013").And.Contain("'CodePack/seen'");
        ShouldKeepTheSecret(log, outcome);
    }

    [Fact]
    public async Task A_check_that_throws_refuses_the_event()
    {
        await using TestLog log = await _space.LogAsync("check");
        EventOutcome outcome = await log.RecordAsync($$"""{"cell":"{{Secret}}"}""", "fixture.place");
        outcome.Status.Should().Be(EventStatus.Failed);
        outcome.ToString().Should().Contain("SP5015");
        log.Logged.Entries.Should().Contain(entry => entry.EventId == 5015 && entry.Message.Contains("System.FormatException"));
        ShouldKeepTheSecret(log, outcome);
    }

    [Fact]
    public async Task A_handler_that_throws_is_offered_the_record_again_and_holds_up_nobody()
    {
        await using TestLog log = await _space.LogAsync("handler");
        EventOutcome outcome = await log.RecordAsync($$"""{"cell":"{{Secret}}"}""", "fixture.place");
        outcome.Status.Should().Be(EventStatus.Recorded);
        await Eventually.TrueAsync(() =>
        {
            log.Clock.Advance(TimeSpan.FromSeconds(40)); // past delays and pauses
            return log.Log.HandlerStatuses.Single(handler => handler.Name == "CodePack/sink") is { Failed: 1, FailedLast: true };
        });
        log.Logged.Entries.Should().Contain(entry => entry.EventId == 6001 && entry.Message.Contains("'CodePack/sink' threw System.IO.IOException"));
        ShouldKeepTheSecret(log, outcome);
    }

    [Fact]
    public async Task A_handler_that_hangs_is_given_up_after_its_time_and_holds_up_nobody()
    {
        await using TestLog log = await _space.LogAsync("handler-hangs");
        (await log.RecordAsync("""{"cell":"ab"}""", "fixture.place")).Status.Should().Be(EventStatus.Recorded);
        await Eventually.TrueAsync(() =>
        {
            log.Clock.Advance(TimeSpan.FromSeconds(40));
            return log.Log.HandlerStatuses.Single(handler => handler.Name == "CodePack/sink").Failed == 1;
        });
    }

    [Fact]
    public async Task A_listener_that_throws_holds_up_nobody_and_is_said_to_without_its_text()
    {
        await using TestLog log = await _space.LogAsync("listener");
        for (int count = 0; count < 3; count++)
            (await log.RecordAsync("""{"cell":"ab"}""", "fixture.place")).Status.Should().Be(EventStatus.Recorded);
        await Eventually.TrueAsync(() => log.Logged.Entries.Count(entry => entry.Message.Contains("'CodePack/heard'") && entry.Message.Contains("System.InvalidOperationException")) == 3);
        await Eventually.TrueAsync(() => _space.Said.Count(text => text.StartsWith("handled ", StringComparison.Ordinal)) == 3);
        log.Logged.Entries.Should().NotContain(entry => entry.Message.Contains("secret"));
    }

    [Fact]
    public async Task Settings_trust_a_pack_and_say_what_its_handler_gets()
    {
        TrustedCodePack trusted = await _space.TrustAsync();
        await using var log = new TestLog(packs => packs.FromConfiguration(Configuration(
            ("Packs:Folders:0", _space.Folder),
            ("Packs:Code:0:Id", "CodePack"), ("Packs:Code:0:Sha512", trusted.Sha512!), ("Packs:Code:0:Settings:sink", trusted.Settings["sink"]),
            ("EventLog:AllowedSchemas:0", "fixture.place"),
            ("EventLog:Handlers:CodePack/sink:Required", "true"), ("EventLog:Handlers:CodePack/sink:AllowedProperties:0", "cell"),
            ("EventLog:Handlers:CodePack/gone:Required", "true"))));

        (await log.RecordAsync("""{"cell":"ab"}""", "fixture.place")).Status.Should().Be(EventStatus.Recorded);

        _space.Said.Should().Contain(text => text.StartsWith("handled ", StringComparison.Ordinal), "a required handler is waited for");
        log.Logged.Entries.Should().Contain(entry => entry.Message == "SP8001: EventLog:Handlers:CodePack/gone: no loaded code pack has this handler");
    }

    [Theory]
    [InlineData("Packs:Code:0:Sha512", "00", "has no 'Id'")]
    [InlineData("Packs:Code:0:Id", "Acme", "has neither 'Sha512' nor 'Signer'")]
    [InlineData("Packs:Code:0:Signer", "xyz", "'Signer' has to be 64 hexadecimal digits")]
    [InlineData("Packs:Code", "Acme", "a list of packs is expected")]
    [InlineData("EventLog:Handlers:Acme/a:Queue", "0", "always has a queue")]
    [InlineData("EventLog:Handlers:Acme/a:Kind", "file", "Kind")]
    public void Settings_that_are_wrong_stop_the_start(string key, string value, string says)
    {
        using ServiceProvider services = new ServiceCollection().AddSchemaPacks(packs => packs.FromConfiguration(Configuration((key, value)))).BuildServiceProvider();
        FluentActions.Invoking(() => services.GetRequiredService<IEventLog>()).Should().Throw<SchemaPacksConfigurationException>().WithMessage($"*{says}*");
    }

    public void Dispose() => _space.Dispose();

    private static IConfiguration Configuration(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value)).Build();

    private static void ShouldKeepTheSecret(TestLog log, EventOutcome outcome)
    {
        outcome.ToString().Should().NotContain(Secret);
        log.Logged.Entries.Should().NotContain(entry => entry.Message.Contains(Secret));
    }
}
