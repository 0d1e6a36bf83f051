using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests;

/// <summary>The host lets settings name the handlers of the packages for brokers.</summary>
public sealed class HandlerKindTests
{
    [Fact]
    public async Task What_is_wrong_with_handlers_for_brokers_is_said_with_everything_else()
    {
        (int exitCode, _, string error) = await HostProcess.FailAsync(
            "Development",
            ("EventLog__Handlers__a__Kind", "kafka"), ("EventLog__Handlers__b__Kind", "rabbitmq"), ("EventLog__Handlers__b__Uris__0", "rabbit-1:5672"),
            ("EventLog__Handlers__c__Kind", "otlp"), ("EventLog__Handlers__c__Outbox__MaxBytes", "all"), ("EventLog__Handlers__d__Kind", "rabbit"));
        exitCode.Should().Be(2);
        error.Should().ContainAll(
            "EventLog:Handlers:a:BootstrapServers", "EventLog:Handlers:b:Uris:0", "EventLog:Handlers:c:Outbox:MaxBytes",
            "'rabbit' is not allowed", "'file', 'console', 'memory', 'logger', 'kafka', 'rabbitmq', 'otlp'");
        error.Should().NotContain("   at ");
    }

    [Fact]
    public async Task While_no_broker_answers_events_are_acknowledged_and_wait_on_the_disk()
    {
        using var folder = new TemporaryFolder();
        await using HostProcess host = await HostProcess.StartAsync(
            folder,
            ("EventLog__Handlers__kafka__Kind", "kafka"), ("EventLog__Handlers__kafka__BootstrapServers", "127.0.0.1:1"),
            ("EventLog__Handlers__rabbit__Kind", "rabbitmq"), ("EventLog__Handlers__rabbit__Uris__0", "amqp://127.0.0.1:1/"),
            ("EventLog__Handlers__otlp__Kind", "otlp"), ("EventLog__Handlers__otlp__Endpoint", "http://127.0.0.1:1/v1/logs"));
        Answer answer = await host.PostAsync(
            """{"schema":"eventlogging.jupyter.org/jupyter_server/contentsmanager-actions","version":1,"event":{"action":"save","path":"a-path"}}""");
        answer.Status.Should().Be(204, answer.Body);
        foreach (string handler in new[] { "kafka", "rabbit", "otlp" })
            Directory.GetFiles(Path.Combine(folder.Events, $"{handler}-outbox"), "records-*.jsonl").Select(File.ReadAllText)
                .Should().ContainSingle(text => text.Contains("a-path", StringComparison.Ordinal));
        (await host.StopAsync()).Should().Be(0);
    }
}
