using System.Text.Json;

namespace SchemaPacks.Cli;

/// <summary>What a host says when it refuses a request. Only the code is told: the address may be anybody's, and so may be the text.</summary>
internal static class HostProblem
{
    /// <returns>The code, such as <c>SP8003</c>; empty when the answer is no problem, or has a code that this version does not know.</returns>
    public static async Task<string> CodeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json")
            return "";
        try
        {
            using JsonDocument problem = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            string? code = problem.RootElement.GetProperty("code").GetString();
            return Diagnostics.All.Any(known => known.Code == code) ? code! : "";
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return "";
        }
    }

    /// <summary>What a code means, in a few words.</summary>
    public static string Title(string code) => Diagnostics.All.Single(known => known.Code == code).Title;
}
