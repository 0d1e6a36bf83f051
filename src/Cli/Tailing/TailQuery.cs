using SchemaPacks.Routing;

namespace SchemaPacks.Cli.Tailing;

/// <summary>Which events somebody wants to see.</summary>
/// <param name="Schemas">Patterns of ids; none for all.</param>
/// <param name="Outcome"><c>recorded</c> or <c>refused</c>; null for both.</param>
/// <param name="Since">From when on, as the host takes it; null for what comes from now on.</param>
internal sealed record TailQuery(IReadOnlyList<string> Schemas, string? Outcome, string? Since)
{
    /// <summary>The address of the stream at a host.</summary>
    public Uri At(Uri host)
    {
        IEnumerable<string> parameters =
        [
            .. Schemas.Select(pattern => "schema=" + Uri.EscapeDataString(pattern)),
            .. Outcome is null ? Array.Empty<string>() : ["outcome=" + Outcome],
            .. Since is null ? Array.Empty<string>() : ["since=" + Uri.EscapeDataString(Since)],
        ];
        return new Uri(host, "api/eventlog/stream" + (parameters.Any() ? "?" + string.Join('&', parameters) : ""));
    }

    /// <exception cref="CommandFailure">A pattern matches no schema.</exception>
    public static IReadOnlyList<string> Patterns(IEnumerable<string> given)
    {
        string[] patterns = [.. given.SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        return Array.Find(patterns, pattern => !SchemaFilter.IsPattern(pattern)) is { } wrong ? throw new CommandFailure(ExitCode.Usage, SchemaFilter.CannotMatch(wrong)) : patterns;
    }
}
