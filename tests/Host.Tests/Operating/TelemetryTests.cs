using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Operating;

public sealed class TelemetryTests
{
    private const string Event = """{"schema":"eventlogging.jupyter.org/jupyter_server/contentsmanager-actions","version":1,"event":{"action":"save","path":"canary-path-77"}}""";

    [Fact]
    public async Task Metrics_can_be_fetched_by_whoever_may_read()
    {
        using var folder = new TemporaryFolder();
        await using HostProcess host = await HostProcess.StartAsync(folder, ("Telemetry__Prometheus", "true"));
        (await host.PostAsync(Event)).Status.Should().Be(204);
        Answer metrics = await host.GetAsync("/metrics");
        metrics.Status.Should().Be(200, metrics.Body);
        metrics.Body.Should().Contain("eventlog_events_received_total").And.Contain("kestrel_").And.Contain("http_server_request_duration").And.NotContain("canary-path");
        host.Client.DefaultRequestHeaders.Authorization = null;
        (await host.GetAsync("/metrics")).ShouldBeProblem(401, "SP8003");
    }

    [Fact]
    public async Task Nothing_can_be_fetched_where_nobody_asked_for_it()
    {
        using var folder = new TemporaryFolder();
        await using HostProcess host = await HostProcess.StartAsync(folder);
        (await host.GetAsync("/metrics")).ShouldBeProblem(404, "SP8008");
    }

    [Fact]
    public async Task A_collector_gets_metrics_traces_and_logs_and_no_values_of_events()
    {
        var received = new ConcurrentDictionary<string, string>();
        await using WebApplication collector = await CollectAsync(received);
        using var folder = new TemporaryFolder();
        await using HostProcess host = await HostProcess.StartAsync(folder,
            ("Telemetry__Otlp__Endpoint", collector.Urls.Single()), ("Telemetry__Otlp__Protocol", "http"), ("Telemetry__Otlp__Headers", "x-key=secret-of-the-collector"), ("Telemetry__Service", "my-log"));
        (await host.PostAsync(Event)).Status.Should().Be(204);
        (await host.StopAsync()).Should().Be(0); // what is left is sent at the end
        received.Keys.Should().Contain(["/v1/metrics", "/v1/traces"]);
        received["/v1/metrics"].Should().Contain("eventlog.events.received").And.Contain("my-log");
        received["/v1/traces"].Should().Contain("eventlog.ingest").And.Contain("contentsmanager-actions");
        string.Concat(received.Values).Should().NotContain("canary-path");
        host.Error.Should().NotContain("secret-of-the-collector");
    }

    [Fact]
    public async Task Log_lines_are_json_where_that_is_asked_for()
    {
        using var folder = new TemporaryFolder();
        await using HostProcess host = await HostProcess.StartAsync(folder, ("Logging__Console__FormatterName", "json"), ("Security__Anonymous__0", "read"));
        System.Text.Json.JsonDocument.Parse(host.Error.Split('\n').First(line => line.Contains("SP8014", StringComparison.Ordinal)))
            .RootElement.GetProperty("EventId").GetInt32().Should().Be(8014);
    }

    private static async Task<WebApplication> CollectAsync(ConcurrentDictionary<string, string> received)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            received.AddOrUpdate(context.Request.Path, _ => Encoding.Latin1.GetString(body.ToArray()), (_, before) => before + Encoding.Latin1.GetString(body.ToArray()));
            context.Response.ContentType = "application/x-protobuf";
        });
        await app.StartAsync();
        return app;
    }
}
