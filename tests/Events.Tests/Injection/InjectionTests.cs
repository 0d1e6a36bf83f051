using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SchemaPacks.Configuration;
using SchemaPacks.Handlers;

namespace SchemaPacks.Tests.Events.Injection;

public sealed class InjectionTests
{
    [Fact]
    public async Task A_plain_console_application_records_without_a_host()
    {
        var memory = new MemoryHandler();
        using ServiceProvider services = new ServiceCollection()
            .AddSchemaPacks(packs => packs.FromDocument("a", TestLog.PageView).Allow("acme.page-view").WriteTo("memory", memory))
            .AddSingleton<Application>()
            .BuildServiceProvider();

        Application application = services.GetRequiredService<Application>();
        application.Registry.Current.SchemaIds.Should().Equal("acme.page-view");
        (await application.Log.RecordAsync("acme.page-view", 1, new { page = "/" })).IsRecorded.Should().BeTrue();
        memory.Records.Should().HaveCount(1);
        services.GetRequiredService<EventLog>().Should().BeSameAs(application.Log);
    }

    [Fact]
    public async Task Settings_and_code_add_up_over_several_calls()
    {
        var memory = new MemoryHandler();
        IConfiguration settings = Settings(("Packs:Folders:0", "no-such-folder"), ("EventLog:AllowedSchemas:0", "acme.page-view"), ("EventLog:Handlers:mem:Kind", "memory"));
        await using ServiceProvider services = new ServiceCollection()
            .AddSchemaPacks(settings, packs => packs.FromDocument("a.yaml", TestLog.PageView))
            .AddSchemaPacks(packs => packs.FromDocument("b.yaml", TestLog.PageView.Replace("page-view", "click")).Allow("acme.click").WriteTo("memory", memory))
            .BuildServiceProvider();

        EventLog log = services.GetRequiredService<EventLog>();
        (await log.RecordAsync("acme.page-view", 1, new { page = "/" })).IsRecorded.Should().BeTrue();
        (await log.RecordAsync("acme.click", 1, new { page = "/" })).IsRecorded.Should().BeTrue();
        memory.Records.Should().HaveCount(2);
        ((MemoryHandler)log.Handlers["mem"]).Records.Should().HaveCount(2);
    }

    [Fact]
    public async Task Wrong_settings_fail_the_start_of_a_host_with_all_of_them_and_never_show_the_key()
    {
        using IHost host = Host([("EventLog:HashKey", "s3cret"), ("EventLog:Handlers:a:Kind", "flie"), ("EventLog:Redaktion", "null")]);
        Func<Task> start = () => host.StartAsync();
        SchemaPacksConfigurationException exception = (await start.Should().ThrowAsync<SchemaPacksConfigurationException>()).Which;
        exception.Findings.Should().HaveCount(3).And.OnlyContain(finding => finding.Code == "SP8001");
        exception.Message.Should().StartWith("3 settings are wrong:").And.NotContain("s3cret");
    }

    [Fact]
    public async Task A_host_starts_the_log_and_stops_it()
    {
        string folder = Directory.CreateTempSubdirectory("schemapacks-").FullName;
        try
        {
            using IHost host = Host([("EventLog:Directory", folder), ("EventLog:AllowedSchemas:0", "acme.page-view"), ("EventLog:Handlers:events:Kind", "file")], packs => packs.FromDocument("a.yaml", TestLog.PageView));
            await host.StartAsync();
            IEventLog log = host.Services.GetRequiredService<IEventLog>();
            (await log.RecordAsync("acme.page-view", 1, new { page = "/" })).IsRecorded.Should().BeTrue();
            await host.StopAsync();
            (await log.RecordAsync("acme.page-view", 1, new { page = "/" })).Status.Should().Be(EventStatus.Refused);
            (await File.ReadAllLinesAsync(Directory.EnumerateFiles(folder, "events-*.jsonl").Single())).Should().HaveCount(1);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_host_whose_files_another_process_writes_does_not_start()
    {
        string folder = Directory.CreateTempSubdirectory("schemapacks-").FullName;
        try
        {
            await using var holder = new JsonLinesFileHandler(folder, "events");
            using IHost host = Host([("EventLog:Directory", folder), ("EventLog:Handlers:events:Kind", "file")]);
            Func<Task> start = () => host.StartAsync();
            await start.Should().ThrowAsync<IOException>().WithMessage("Another process*");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Two_handlers_of_one_name_are_refused()
    {
        var memory = new MemoryHandler();
        using ServiceProvider services = new ServiceCollection()
            .AddSchemaPacks(packs => packs.WriteTo("same", memory).WriteTo("Same", memory))
            .BuildServiceProvider();
        Action resolve = () => services.GetRequiredService<IEventLog>();
        resolve.Should().Throw<SchemaPacksConfigurationException>().WithMessage("*EventLog:Handlers:same: error SP8001: two handlers have this name; rename one of them*");
    }

    [Fact]
    public async Task Modifiers_and_listeners_are_made_with_services()
    {
        await using var log = new TestLog(
            packs => packs.FromDocument("a.yaml", TestLog.PageView).Allow("acme.page-view").Modify<Stamp>().Listen<Ear>(),
            services => services.AddSingleton(new Word("hello")).AddSingleton<Ear>());
        (await log.RecordAsync("{}")).IsRecorded.Should().BeTrue();
        log.Lines.Single().Should().Contain("\"page\":\"hello\"");
        (await log.Services.GetRequiredService<Ear>().Heard.Task.WaitAsync(TimeSpan.FromSeconds(60))).Should().Be("acme.page-view@1");
    }

    private static IHost Host((string Key, string Value)[] settings, Action<SchemaPacksBuilder>? configure = null)
    {
        HostApplicationBuilder builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSchemaPacks(Settings([("Packs:Folders:0", "no-such-folder"), .. settings]), configure);
        return builder.Build();
    }

    private static IConfiguration Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value)).Build();

    private sealed record Application(IEventSchemaRegistry Registry, IEventLog Log);

    private sealed record Word(string Text);

    private sealed class Stamp(Word word) : IEventModifier
    {
        public void Modify(SchemaKey key, System.Text.Json.Nodes.JsonObject properties) => properties["page"] = word.Text;
    }

    private sealed class Ear : IEventListener
    {
        public TaskCompletionSource<string> Heard { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ValueTask OnRecordedAsync(ObservedEvent observed, CancellationToken cancellationToken)
        {
            Heard.TrySetResult(observed.Key.ToString());
            return ValueTask.CompletedTask;
        }
    }
}
