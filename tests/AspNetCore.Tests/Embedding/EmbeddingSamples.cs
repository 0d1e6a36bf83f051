using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using SchemaPacks;
using SchemaPacks.Securing;

namespace SchemaPacks.Tests.Embedding;

/// <summary>What <c>docs/embedding.md</c> shows.</summary>
internal static class EmbeddingSamples
{
    public static WebApplication Build(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSchemaPacks(builder.Configuration);
        builder.Services.AddEventLogKeys(EventLogKey.OfToken("token", builder.Configuration["EventLog:Token"]!));
        builder.Services.AddHealthChecks().AddSchemaPacks();

        WebApplication app = builder.Build();
        app.UseWebSockets();
        app.UseSecurityHeaders();
        app.UseProblemResponses();
        app.MapEventLog();
        app.MapSchemaRegistry();
        app.MapSessions();
        app.MapEventStream();
        app.MapEventLogReports();
        app.MapDiagnosticPages();
        app.MapHealth();
        app.MapDashboard("/eventlog");
        return app;
    }

    public static void AddOwnSignIn(WebApplicationBuilder builder)
    {
        builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy(EventLogPolicy.Admin, policy => policy.RequireRole("operators"))
            .AddPolicy(EventLogPolicy.Stream, policy => policy.RequireRole("operators", "developers"));
    }
}
