using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Exporter;
using SchemaPacks.Handlers;
using SchemaPacks.OpenTelemetry;

namespace SchemaPacks.Tests.OpenTelemetry;

/// <summary>Both protocols, with TLS and without.</summary>
public sealed class TransportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("schemapacks-").FullName;
    private readonly CollectorAuthority _authority = new();

    private string Trusted => Path.Combine(_folder, "trusted.pem");

    public void Dispose()
    {
        _authority.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Records_arrive_with_either_protocol_also_after_a_collector_took_none(bool isGrpc, bool isSecure)
    {
        await File.WriteAllTextAsync(Trusted, _authority.Pem, TestContext.Current.CancellationToken);
        await using Collector collector = await Collector.StartAsync(isGrpc, isSecure ? _authority.For("127.0.0.1") : null);
        collector.Endpoint.Scheme.Should().Be(isSecure ? "https" : "http");
        collector.Status = 503;
        await using ServiceProvider services = Services(collector, isGrpc, isSecure ? Trusted : null);
        foreach (string page in new[] { "1", "2", "3" })
            await RecordAsync(services, page);
        await UntilAsync(() => Outbox(services).Failures > 1);
        Outbox(services).PublishFailure.Should().Be($"the collector at '127.0.0.1' answered {(isGrpc ? "gRPC status 14" : "503")}");
        collector.Status = 200;
        await UntilAsync(() => Outbox(services).Waiting == 0);
        collector.Logs.Select(log => JsonDocument.Parse(log.Body).RootElement.GetProperty("page").GetString()).Should().Equal("1", "2", "3");
        collector.Logs.Should().OnlyContain(log => log.Tenant == "acme" && log.Trace == null);
    }

    [Theory]
    [InlineData(false, "127.0.0.1", false)]
    [InlineData(false, "collector.example", true)]
    [InlineData(true, "127.0.0.1", false)]
    [InlineData(true, "collector.example", true)]
    public async Task A_collector_that_cannot_show_who_it_is_gets_nothing(bool isGrpc, string certifiedFor, bool isTrusted)
    {
        using var other = new CollectorAuthority();
        await File.WriteAllTextAsync(Trusted, (isTrusted ? _authority : other).Pem, TestContext.Current.CancellationToken);
        await using Collector collector = await Collector.StartAsync(isGrpc, _authority.For(certifiedFor));
        await using ServiceProvider services = Services(collector, isGrpc, Trusted);
        await RecordAsync(services, "secret");
        await UntilAsync(() => Outbox(services).Failures > 1);
        Outbox(services).Waiting.Should().Be(1);
        Outbox(services).PublishFailure.Should().Be("the collector at '127.0.0.1' did not answer");
        collector.Requests.Should().Be(0);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("no certificate")]
    public async Task Authorities_that_cannot_be_read_stop_the_start(string? text)
    {
        if (text is not null)
            await File.WriteAllTextAsync(Trusted, text, TestContext.Current.CancellationToken);
        await using Collector collector = await Collector.StartAsync();
        await using ServiceProvider services = Services(collector, isGrpc: false, Trusted);
        services.Invoking(one => one.GetRequiredService<EventLog>()).Should().Throw<IOException>().WithMessage($"*{Trusted}*");
    }

    [Fact]
    public async Task A_log_record_has_the_trace_of_its_event()
    {
        await using Collector collector = await Collector.StartAsync();
        await using ServiceProvider services = Services(collector, isGrpc: false, trusted: null);
        var sender = new Activity("sender") { ActivityTraceFlags = ActivityTraceFlags.Recorded };
        using (sender.SetIdFormat(ActivityIdFormat.W3C).Start())
            await RecordAsync(services, "traced");
        await RecordAsync(services, "not traced");
        await UntilAsync(() => Outbox(services).Waiting == 0);
        collector.Logs.Select(log => log.Trace).Should().Equal($"{sender.TraceId}-{sender.SpanId}-01", null);
    }

    private static OutboxHandler Outbox(IServiceProvider services) => (OutboxHandler)services.GetRequiredService<EventLog>().Handlers["otlp"];

    private static async Task RecordAsync(IServiceProvider services, string page) =>
        (await services.GetRequiredService<IEventLog>().RecordAsync("acme.page-view", 1, Encoding.UTF8.GetBytes($$"""{"page":"{{page}}"}"""), CancellationToken.None))
            .Status.Should().Be(EventStatus.Recorded);

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (int round = 0; !isSo(); round++)
        {
            round.Should().BeLessThan(3000, "it should be so within 30 seconds");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    private ServiceProvider Services(Collector collector, bool isGrpc, string? trusted) => new ServiceCollection().AddSchemaPacks(packs => packs
        .FromDocument("page", "{ $id: acme.page-view, version: 1, properties: { page: { type: string, categories: [unrestricted] } } }")
        .Allow("acme.page-view")
        .Configure(log => log.Directory = _folder)
        .WriteToOpenTelemetry("otlp", otlp =>
        {
            otlp.Endpoint = collector.Endpoint;
            otlp.Protocol = isGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
            otlp.Headers = "x-tenant=acme";
            otlp.TrustedCertificates = trusted;
            otlp.Outbox.FirstPause = TimeSpan.FromMilliseconds(10);
            otlp.Outbox.LongestPause = TimeSpan.FromMilliseconds(50);
        })).BuildServiceProvider();
}
