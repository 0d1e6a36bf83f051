using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace SchemaPacks.Benchmarks.Http;

/// <summary>The least that a server can do with a body: Kestrel reads it to its end and answers 204.</summary>
internal static class BareServer
{
    public static int Run(string address)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel().UseUrls(address);
        WebApplication app = builder.Build();
        app.Run(DrainAsync);
        app.Run();
        return 0;
    }

    private static async Task DrainAsync(HttpContext context)
    {
        System.IO.Pipelines.PipeReader body = context.Request.BodyReader;
        while (true)
        {
            System.IO.Pipelines.ReadResult read = await body.ReadAsync();
            body.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
                break;
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
