using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace SchemaPacks.Cli.Examining;

/// <summary>Looks at a host that runs: whether it answers, what its health checks say, and whether its clock goes right.</summary>
internal static class HostExamination
{
    private const string Host = "host", Health = "health", Clock = "clock";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15), LargestSkew = TimeSpan.FromSeconds(30), Resolution = TimeSpan.FromSeconds(2); // of the header Date, and the way

    /// <param name="url">Where the host is.</param>
    /// <param name="token">A key that may read; null to ask only what anybody may.</param>
    /// <param name="time">This machine's clock.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    public static async Task<IReadOnlyList<Examined>> LookAsync(Uri url, string? token, TimeProvider time, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Patience, BaseAddress = url };
        try
        {
            using HttpResponseMessage ready = await client.GetAsync(new Uri("healthz/ready", UriKind.Relative), cancellationToken);
            List<Examined> examined = [OfReadiness(url, ready.StatusCode)];
            if (ready.Headers.Date is { } date)
                examined.Add(OfClock(date - time.GetUtcNow()));
            if (token is not null)
                examined.AddRange(await OfHealthAsync(client, token, cancellationToken));
            return examined;
        }
        catch (HttpRequestException exception)
        {
            return [Examined.Bad(Host, $"{url} cannot be reached: {Unreachable.Because(exception)}", "start the host, or correct the address")];
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return [Examined.Bad(Host, $"{url} does not answer within {Patience.TotalSeconds} seconds", "look at its log, and at what lies between")];
        }
    }

    private static Examined OfReadiness(Uri url, HttpStatusCode status) => status switch
    {
        HttpStatusCode.OK => Examined.Good(Host, $"{url} is ready"),
        HttpStatusCode.ServiceUnavailable => Examined.Bad(Host, $"{url} is not ready", "its health below says why, where a key that may read is given"),
        _ => Examined.Bad(Host, $"{url} answers {(int)status} at /healthz/ready", "is this a SchemaPacks host, and is its name in AllowedHosts?"),
    };

    private static Examined OfClock(TimeSpan skew)
    {
        if (skew.Duration() < Resolution)
            return Examined.Good(Clock, "as this machine's");
        string said = string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(skew.TotalSeconds):0} s {(skew < TimeSpan.Zero ? "behind" : "ahead of")} this machine's");
        return skew.Duration() <= LargestSkew ? Examined.Good(Clock, said) : Examined.Doubtful(Clock, said, "set both by a time server: records, keys and tokens have times");
    }

    private static async Task<IEnumerable<Examined>> OfHealthAsync(HttpClient client, string token, CancellationToken cancellationToken)
    {
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using HttpResponseMessage response = await client.GetAsync(new Uri("api/health", UriKind.Relative), cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
            return [Examined.Bad(Health, $"/api/health answers {(int)response.StatusCode}", response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden ? "give a key that may read" : "is the host of this version?")];
        using JsonDocument report = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
        return [.. report.RootElement.GetProperty("checks").EnumerateArray().Select(Check)];
    }

    private static Examined Check(JsonElement check)
    {
        string name = check.GetProperty("name").GetString()!, status = check.GetProperty("status").GetString()!;
        string said = check.TryGetProperty("reason", out JsonElement reason) ? reason.GetString()! : status;
        return status switch
        {
            "healthy" => Examined.Good($"{Health}: {name}", said),
            "degraded" => Examined.Doubtful($"{Health}: {name}", said, "see docs/operations.md"),
            _ => Examined.Bad($"{Health}: {name}", said, "see docs/operations.md"),
        };
    }
}
