using SchemaPacks;
using SchemaPacks.Securing;

namespace Acme_Events;

/// <summary>The application, so that tests start the very same.</summary>
public static class EventHost
{
    public static WebApplication Build(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSchemaPacks(builder.Configuration);
        builder.Services.AddEventLogKeys(EventLogKey.OfToken("token", builder.Configuration["EventLog:Token"]!));
        builder.Services.AddHealthChecks().AddSchemaPacks();

        WebApplication app = builder.Build();
        app.UseProblemResponses();
        app.MapEventLog();
        app.MapSchemaRegistry();
        app.MapDiagnosticPages();
        app.MapHealth();
        return app;
    }
}
