using Scalar.AspNetCore;

namespace SchemaPacks.Hosting.Describing;

/// <summary>A page at <c>/scalar</c> on which the addresses are tried out. Its script comes from this host and asks nobody else.</summary>
internal static class ScalarPage
{
    public const string Address = "/scalar";

    // The page writes its settings and its styles into itself, and shows data as it comes.
    private const string Policy = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'";

    public static IEndpointConventionBuilder MapScalarPage(this WebApplication app) => app
        .MapScalarApiReference(Address, options => options
            .WithTitle("SchemaPacks event log")
            .WithOpenApiRoutePattern("/openapi/v1.json")
            .DisableDefaultFonts()
            .DisableTelemetry()
            .AddPreferredSecuritySchemes("key"))
        .AllowAnonymous()
        .AddEndpointFilter(static (context, next) =>
        {
            context.HttpContext.Response.Headers.ContentSecurityPolicy = Policy;
            return next(context);
        });
}
