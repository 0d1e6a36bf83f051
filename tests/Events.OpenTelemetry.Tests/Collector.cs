using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SchemaPacks.Tests.OpenTelemetry;

/// <summary>Receives OTLP over HTTP on loopback, and reads the protobuf of it by the fields that its specification numbers.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentQueue<ReceivedLog> _logs = new();
    private int _requests;

    private Collector(WebApplication application) => _application = application;

    /// <summary>What it answers; it keeps log records only with 200.</summary>
    public int Status { get; set; } = 200;

    /// <summary>How long it takes to answer.</summary>
    public TimeSpan Takes { get; set; }

    public int Requests => Volatile.Read(ref _requests);

    public Uri Endpoint { get; private set; } = null!; // once it has started

    public IReadOnlyList<ReceivedLog> Logs => [.. _logs];

    public static async Task<Collector> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = new Collector(builder.Build());
        collector._application.MapPost("/v1/logs", collector.ReceiveAsync);
        await collector._application.StartAsync();
        IFeatureCollection features = collector._application.Services.GetRequiredService<IServer>().Features;
        collector.Endpoint = new Uri(features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/v1/logs");
        return collector;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requests);
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        if (Takes > TimeSpan.Zero)
            await Task.Delay(Takes);
        context.Response.StatusCode = Status;
        if (Status != 200)
            return;
        context.Request.ContentType.Should().Be("application/x-protobuf");
        foreach (Protobuf resourceLogs in new Protobuf(body.ToArray()).Messages(1))
        {
            Dictionary<string, string> resource = Attributes(resourceLogs.Messages(1).Single(), 1);
            foreach (Protobuf log in resourceLogs.Messages(2).SelectMany(scope => scope.Messages(2)))
                _logs.Enqueue(new ReceivedLog(
                    DateTimeOffset.UnixEpoch.AddTicks((long)log.Number(1) / 100), (int)log.Number(2), log.Messages(5).Single().Text(1), log.Has(12) ? log.Text(12) : null,
                    Attributes(log, 6), resource, context.Request.Headers["x-tenant"].ToString()));
        }
    }

    private static Dictionary<string, string> Attributes(Protobuf message, int field) => message.Messages(field).ToDictionary(
        pair => pair.Text(1),
        pair => pair.Messages(2).Single() is var value && value.Has(1) ? value.Text(1) : value.Has(3) ? value.Number(3).ToString(CultureInfo.InvariantCulture) : "?");
}

/// <summary>A log record as the collector got it.</summary>
internal sealed record ReceivedLog(
    DateTimeOffset Time, int Severity, string Body, string? EventName, IReadOnlyDictionary<string, string> Attributes, IReadOnlyDictionary<string, string> Resource, string Tenant);
