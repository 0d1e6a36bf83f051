using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Logging.Console;
using SchemaPacks.Configuration;
using SchemaPacks.Hosting.Describing;
using SchemaPacks.Hosting.Observing;
using SchemaPacks.Hosting.Recording;
using SchemaPacks.Hosting.Securing;
using SchemaPacks.Hosting.Settings;
using SchemaPacks.Hosting.Starting;
using SchemaPacks.Hosting.Stopping;
using SchemaPacks.Securing;

namespace SchemaPacks.Hosting;

/// <summary>The ready-made server: packs, event log and endpoints as settings describe them.</summary>
internal static class EventLogServer
{
    private const string DefaultAddress = "http://127.0.0.1:5080";

    private static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(60);

    private const long DrainedBytes = 32 * 1024 * 1024;

    // The second one also costs an activity for each request, which nobody would see.
    private static readonly KeyValuePair<string, string?>[] QuietLogs =
        [new("Logging:LogLevel:Microsoft.AspNetCore", "Warning"), new("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "None")];

    private static readonly string[] AddressSettings = ["urls", "http_ports", "https_ports", "Kestrel:Endpoints"];

    /// <summary>Starts, says so, and runs until it is asked to stop.</summary>
    /// <returns>The exit code: 0, 2 for wrong settings, 3 for a file or address that cannot be used.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        try
        {
            List<Diagnostic> findings = [];
            WebApplicationBuilder builder = CreateBuilder(args);
            HostSettings settings = HostSettings.Read(builder.Configuration, findings);
            TelemetrySettings telemetry = TelemetrySettings.Read(builder.Configuration, findings);
            AccessSettings access = AccessSettings.Read(builder.Configuration, builder.Environment, findings);
            builder.Services.AddTelemetryExport(telemetry);
            AddServices(builder, settings, findings.Count == 0 ? access : access with { Keys = [], Jwt = null });
            await using WebApplication app = builder.Build();
            CheckAll(app.Services, findings);
            if (findings.Count > 0)
                return StartRefusal.Write(error, findings);

            Map(app, settings);
            app.MapMetrics(telemetry);
            await app.StartAsync();
            StartBanner.Write(output, app, access, app.Services.GetRequiredService<IEventSchemaRegistry>().Current);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception exception) when (StartRefusal.Explains(exception))
        {
            return StartRefusal.Write(error, exception);
        }
    }

    private static WebApplicationBuilder CreateBuilder(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot.Find(args) });
        // A folder's own settings need not say that a line for each request is too much; any source of settings may say otherwise.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = QuietLogs });
        if (!AddressSettings.Any(name => builder.Configuration.GetSection(name).Exists()))
            builder.WebHost.UseUrls(DefaultAddress);
        builder.Logging.ClearProviders().AddConsole()
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical); // what keeps the host from starting is said once, by StartRefusal
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace); // standard output is for the banner
        builder.Services.Configure<SimpleConsoleFormatterOptions>(console => (console.SingleLine, console.TimestampFormat) = (true, "HH:mm:ss "));
        builder.Services.AddSystemd();
        return builder;
    }

    private static void AddServices(WebApplicationBuilder builder, HostSettings settings, AccessSettings access)
    {
        IServiceCollection services = builder.Services;
        services.AddSchemaPacks(builder.Configuration, packs => packs
            .FromNuGet(builder.Configuration).FromAssembly(typeof(EventLogServer).Assembly).OfferKafka().OfferRabbitMq().OfferOpenTelemetry());
        services.AddSingleton(TimeProvider.System).AddSingleton<ServerEvents>().AddSingleton<RefusalTally>().AddHostedService<ServerLife>();
        services.AddEventLogKeys(access.Keys).AddSingleton(access).AddHostedService<AccessReload>();
        services.Configure<EventLogKeyOptions>(SchemaPacksServices.EventLogKeyScheme, options => options.Anonymous = access.Anonymous);
        if (access.Jwt is { } jwt)
            services.AddJwtAccess(jwt);
        services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new RequestTimeoutPolicy { Timeout = LongestRequest });
        services.AddHealthChecks().AddSchemaPacks().AddCheck<Draining>("draining");
        services.AddSingleton(settings).AddSingleton<Draining>().AddHostedService(provider => provider.GetRequiredService<Draining>());
        services.Configure<HostOptions>(host => host.ShutdownTimeout = LongestStop + settings.DrainDelay);
        services.AddOptions<EventLogEndpointOptions>().Configure<RefusalTally>((options, refusals) =>
        {
            options.MaxBodyBytes = settings.MaxBodyBytes;
            options.MaxEventsPerSecond = settings.MaxEventsPerSecond;
            options.MaxBytesPerSecond = settings.MaxBytesPerSecond;
            options.AllowedOrigins.UnionWith(settings.AllowedOrigins);
            options.OnRefused = refusals.Add;
        });
        services.AddCors(cors => cors.AddDefaultPolicy(policy => ForeignPages.Allow(policy, settings.AllowedOrigins)));
        services.Configure<HostFilteringOptions>(hosts => hosts.IncludeFailureMessage = false);
        services.Configure<KestrelServerOptions>(server => Limit(server, settings));
    }

    private static void Limit(KestrelServerOptions server, HostSettings settings)
    {
        server.AddServerHeader = false;
        // The endpoint takes no more than MaxBodyBytes. The server reads on, and throws away, a few seconds' worth of what is larger:
        // a connection that it closed at once would often take the answer, 413, with it.
        server.Limits.MaxRequestBodySize = Math.Max(DrainedBytes, settings.MaxBodyBytes);
        server.Limits.MaxConcurrentConnections = 1000;
        server.Limits.MaxConcurrentUpgradedConnections = 100;
        server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        server.Limits.Http2.MaxStreamsPerConnection = 100;
    }

    // Everything that is wrong is said at once: the host's own settings and those of packs and event log.
    private static void CheckAll(IServiceProvider services, List<Diagnostic> findings)
    {
        try
        {
            services.GetRequiredService<IEventLog>();
        }
        catch (SchemaPacksConfigurationException exception)
        {
            findings.AddRange(exception.Findings);
        }
    }

    private static void Map(WebApplication app, HostSettings settings)
    {
        app.UseSecurityHeaders();
        app.UseProblemResponses();
        app.UseEventLogShortcut();
        app.UseWebSockets();
        app.UseRouting();
        if (settings.AllowedOrigins.Count > 0)
            app.UseCors();
        app.UseRequestTimeouts();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapEventLog();
        app.MapEventStream();
        app.MapEventLogReports();
        app.MapJupyterEvents();
        app.MapDeadLetters();
        app.MapSettings();
        app.MapSchemaRegistry();
        app.MapSessions();
        app.MapEventLogDescription();
        if (app.Environment.IsDevelopment())
            app.MapScalarPage();
        app.MapDiagnosticPages();
        app.MapHealth();
        app.MapHealthReport();
        app.MapDashboard();
    }
}
