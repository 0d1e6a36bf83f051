using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SchemaPacks.Answering;

namespace SchemaPacks.Serving;

/// <summary><c>GET /api/health</c>: <c>{"status":"degraded","checks":[{"name":"handlers","status":"degraded","reason":"Handlers fail: 'warehouse'."}]}</c>.</summary>
internal static class HealthReportEndpoint
{
    public static async Task HandleAsync(HttpContext context)
    {
        HealthReport report = await context.RequestServices.GetRequiredService<HealthCheckService>().CheckHealthAsync(context.RequestAborted);
        await FreshAnswer.WriteAsync(context, StatusCodes.Status200OK, "application/json", writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("status"u8, Name(report.Status));
            writer.WriteStartArray("checks"u8);
            foreach ((string name, HealthReportEntry check) in report.Entries)
            {
                writer.WriteStartObject();
                writer.WriteString("name"u8, name);
                writer.WriteString("status"u8, Name(check.Status));
                if (check.Description is { } reason)
                    writer.WriteString("reason"u8, reason);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static string Name(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "healthy",
        HealthStatus.Degraded => "degraded",
        _ => "unhealthy",
    };
}
