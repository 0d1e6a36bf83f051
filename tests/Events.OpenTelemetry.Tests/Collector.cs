using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SchemaPacks.Tests.OpenTelemetry;

/// <summary>Receives OTLP over HTTP or gRPC on loopback, and reads the protobuf of it by the fields that its specification numbers.</summary>
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

    /// <param name="isGrpc">Whether it speaks gRPC, and else HTTP.</param>
    /// <param name="certificate">What it shows who it is with; null for no TLS.</param>
    public static async Task<Collector> StartAsync(bool isGrpc = false, X509Certificate2? certificate = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = isGrpc ? HttpProtocols.Http2 : HttpProtocols.Http1;
            if (certificate is not null)
                listen.UseHttps(certificate);
        }));
        var collector = new Collector(builder.Build());
        collector._application.MapPost("/v1/logs", collector.ReceiveAsync);
        collector._application.MapPost("/opentelemetry.proto.collector.logs.v1.LogsService/Export", collector.ReceiveGrpcAsync);
        await collector._application.StartAsync();
        IFeatureCollection features = collector._application.Services.GetRequiredService<IServer>().Features;
        collector.Endpoint = new Uri(features.Get<IServerAddressesFeature>()!.Addresses.Single() + (isGrpc ? "" : "/v1/logs"));
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
        Keep(body.ToArray(), context);
    }

    // A message has five bytes before it: whether it is compressed, and its length.
    private async Task ReceiveGrpcAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requests);
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        context.Response.ContentType = "application/grpc";
        context.Response.DeclareTrailer("grpc-status");
        if (Status == 200)
        {
            context.Request.ContentType.Should().Be("application/grpc");
            body.GetBuffer()[0].Should().Be(0, "it is not compressed");
            Keep(body.ToArray().AsSpan(5), context);
            await context.Response.Body.WriteAsync(new byte[5]); // an empty message
        }

        context.Response.AppendTrailer("grpc-status", Status == 200 ? "0" : "14");
    }

    private void Keep(ReadOnlySpan<byte> request, HttpContext context)
    {
        foreach (Protobuf resourceLogs in new Protobuf(request).Messages(1))
        {
            Dictionary<string, string> resource = Attributes(resourceLogs.Messages(1).Single(), 1);
            foreach (Protobuf log in resourceLogs.Messages(2).SelectMany(scope => scope.Messages(2)))
                _logs.Enqueue(new ReceivedLog(
                    DateTimeOffset.UnixEpoch.AddTicks((long)log.Number(1) / 100), (int)log.Number(2), log.Messages(5).Single().Text(1), log.Has(12) ? log.Text(12) : null,
                    Attributes(log, 6), resource, context.Request.Headers["x-tenant"].ToString(),
                    log.Has(9) ? $"{log.Hex(9)}-{log.Hex(10)}-{log.Number(8):x2}" : null));
        }
    }

    private static Dictionary<string, string> Attributes(Protobuf message, int field) => message.Messages(field).ToDictionary(
        pair => pair.Text(1),
        pair => pair.Messages(2).Single() is var value && value.Has(1) ? value.Text(1) : value.Has(3) ? value.Number(3).ToString(CultureInfo.InvariantCulture) : "?");
}

/// <summary>A log record as the collector got it.</summary>
internal sealed record ReceivedLog(
    DateTimeOffset Time, int Severity, string Body, string? EventName, IReadOnlyDictionary<string, string> Attributes, IReadOnlyDictionary<string, string> Resource, string Tenant, string? Trace);
