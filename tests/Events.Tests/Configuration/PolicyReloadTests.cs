using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SchemaPacks.Handlers;

namespace SchemaPacks.Tests.Events.Configuration;

/// <summary>Which events are recorded, and how much of them, follows the settings while the application runs.</summary>
public sealed class PolicyReloadTests : IAsyncLifetime
{
    private const string Person = """
        $id: acme.person
        version: 1
        type: object
        properties:
          name: { type: string, categories: [personal] }
          page: { type: string, categories: [unrestricted] }
        """;

    private readonly KeptLog _said = new();
    private readonly MemoryHandler _memory = new(1_000_000);
    private readonly Settings _settings = new();
    private IHost _host = null!;
    private IEventLog _log = null!;

    public async ValueTask InitializeAsync()
    {
        _settings.Change(("EventLog:AllowedSchemas:0:Id", "acme.person"), ("EventLog:Handlers:second:Kind", "memory"));
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddProvider(_said);
        builder.Services.AddSchemaPacks(_settings.Root, packs => packs.FromDocument("person.yaml", Person).WriteTo("memory", _memory));
        _host = builder.Build();
        await _host.StartAsync(TestContext.Current.CancellationToken);
        _log = _host.Services.GetRequiredService<IEventLog>();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(TestContext.Current.CancellationToken);
        _host.Dispose();
    }

    [Fact]
    public async Task A_schema_that_is_taken_off_the_list_is_refused_from_then_on_and_recorded_when_it_is_back()
    {
        (await RecordAsync()).Status.Should().Be(EventStatus.Recorded);
        _settings.Change(("EventLog:AllowedSchemas:0:Id", "acme.other"));
        (await RecordAsync()).Status.Should().Be(EventStatus.NotAllowed);
        _said.Entries.Should().Contain(entry => entry.EventId == 8001 && entry.Message.Contains("acme.other", StringComparison.Ordinal));
        _settings.Change(("EventLog:AllowedSchemas:0:Id", "acme.person"));
        (await RecordAsync()).Status.Should().Be(EventStatus.Recorded);
    }

    [Fact]
    public async Task Categories_that_are_allowed_or_not_any_more_decide_what_records_hold()
    {
        await RecordAsync();
        Last().GetProperty("name").ValueKind.Should().Be(JsonValueKind.Null);
        _settings.Change(("EventLog:AllowedSchemas:0:AllowedCategories:0", "personal"));
        await RecordAsync();
        Last().GetProperty("name").GetString().Should().Be("Ada");
        _settings.Change(("EventLog:AllowedSchemas:0:AllowedCategories:0", null), ("EventLog:Redaction", "remove"));
        await RecordAsync();
        Last().TryGetProperty("name", out _).Should().BeFalse();
    }

    [Fact]
    public async Task A_handlers_own_policy_follows_as_well_and_anything_else_of_it_is_SP8017()
    {
        MemoryHandler second = (MemoryHandler)_host.Services.GetRequiredService<EventLog>().Handlers["second"];
        _settings.Change(("EventLog:Handlers:second:Schemas:0", "!acme.person"), ("EventLog:Handlers:second:Attempts", "3"));
        await RecordAsync();
        (second.Records.Count, _memory.Records.Count).Should().Be((0, 1));
        _said.Entries.Should().ContainSingle(entry => entry.EventId == 8017).Which.Message.Should().StartWith("SP8017: 'EventLog:Handlers:second:Attempts'");
    }

    [Fact]
    public async Task Wrong_settings_are_SP8016_and_those_before_stay_in_force()
    {
        _settings.Change(("EventLog:Redaction", "nul"), ("EventLog:AllowedSchemas:0:Id", "acme.other"));
        (await RecordAsync()).Status.Should().Be(EventStatus.Recorded);
        _said.Entries.Should().ContainSingle(entry => entry.EventId == 8016).Which.Message.Should().Contain("EventLog:Redaction").And.Contain("did you mean 'null'?");
    }

    [Fact]
    public async Task Events_flow_on_while_settings_change_and_each_is_recorded_by_one_policy_or_the_other()
    {
        using var stop = new CancellationTokenSource();
        Task<int> sending = Task.Run(async () =>
        {
            int recorded = 0;
            while (!stop.IsCancellationRequested)
                recorded += (await RecordAsync()).Status == EventStatus.Recorded ? 1 : 0;
            return recorded;
        });
        for (int change = 0; change < 50; change++)
            _settings.Change(("EventLog:AllowedSchemas:0:AllowedCategories:0", change % 2 == 0 ? "personal" : null));
        await stop.CancelAsync();
        (await sending).Should().Be(_memory.Records.Count);
        _memory.Records.Select(record => JsonDocument.Parse(record.Utf8).RootElement.GetProperty("name")).Should()
            .OnlyContain(name => name.ValueKind == JsonValueKind.Null || name.GetString() == "Ada");
    }

    private ValueTask<EventOutcome> RecordAsync() => _log.RecordAsync("acme.person", 1, new { name = "Ada", page = "/" });

    private JsonElement Last() => JsonDocument.Parse(_memory.Records[^1].Utf8).RootElement;

    /// <summary>Settings that change as a file does that is saved.</summary>
    private sealed class Settings : ConfigurationProvider
    {
        public Settings() => Root = new ConfigurationRoot([this]);

        public ConfigurationRoot Root { get; }

        public void Change(params (string Path, string? Value)[] settings)
        {
            foreach ((string path, string? value) in settings)
                if (value is null)
                    Data.Remove(path);
                else
                    Data[path] = value;
            Root.Reload();
        }
    }
}
