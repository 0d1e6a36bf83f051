using System.Globalization;
using SchemaPacks.Hosting.Recording;
using SchemaPacks.Hosting.Settings;

namespace SchemaPacks.Hosting.Starting;

/// <summary>What the host says on standard output once it takes requests: what it loaded, where records go, and how to record the first one.</summary>
internal static class StartBanner
{
    public static void Write(TextWriter output, WebApplication app, AccessSettings access, RegistryRevision revision)
    {
        string address = Address(app.Urls.First());
        output.WriteLine($"SchemaPacks {ServerLife.Version}, {app.Environment.EnvironmentName}");
        output.WriteLine();
        output.WriteLine($"Registry   {Count(revision.Packs.Count, "pack")}, {Count(revision.Schemas.Count, "schema")}, {revision.Digest}");
        foreach (SchemaPack pack in revision.Packs)
            output.WriteLine($"             {pack.Name} {pack.Version}: {Count(pack.Schemas.Count, "schema")}");
        WriteFindings(output, revision);
        output.WriteLine($"Records    {Path.GetFullPath(app.Configuration["EventLog:Directory"] ?? "events", app.Environment.ContentRootPath)}");
        output.WriteLine($"Listening  {string.Join(", ", app.Urls)}");
        if (access.FreshToken is { } token)
            output.WriteLine($"Token      {token} (for this start only)");
        output.WriteLine(DashboardEndpoints.IsDashboardIncluded
            ? $"Dashboard  {address}/eventlog"
            : "Dashboard  left out: this host was built without Node.js; install Node.js 20.19 or newer, with npm, and build again");
        output.WriteLine($"Schemas    GET {address}/api/schemas, codes {address}/docs/diagnostics");
        output.WriteLine();
        if (revision.TryGetSchema(SampleCommand.Key, out _))
        {
            output.WriteLine("Record an event: paste this into another terminal.");
            output.WriteLine();
            output.WriteLine(SampleCommand.Text(address, access.FreshToken));
            output.WriteLine();
        }

        output.Flush();
    }

    private static void WriteFindings(TextWriter output, RegistryRevision revision)
    {
        Diagnostic[] shown = [.. revision.Findings.Where(finding => finding.Severity != DiagnosticSeverity.Information)];
        int errors = shown.Count(finding => finding.Severity == DiagnosticSeverity.Error);
        output.WriteLine($"Findings   {Count(errors, "error")}, {Count(shown.Length - errors, "warning")}");
        foreach (Diagnostic finding in shown)
            output.WriteLine($"             {finding}");
    }

    // Every address of this machine is one that the host listens on; a command needs one of them.
    private static string Address(string url) => url
        .Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal)
        .Replace("://[::]", "://127.0.0.1", StringComparison.Ordinal)
        .Replace("://+", "://127.0.0.1", StringComparison.Ordinal)
        .Replace("://*", "://127.0.0.1", StringComparison.Ordinal);

    private static string Count(int number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");
}
