using System.Globalization;
using SchemaPacks.Feeds;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Cli.Inspecting;

/// <summary>What a pack brings, for people.</summary>
internal static class InspectText
{
    public static void Write(Screen screen, Inspection inspection)
    {
        RegistrySnapshot snapshot = inspection.Snapshot;
        foreach (SchemaPack pack in snapshot.Packs)
        {
            Write(screen, "pack", $"{pack.Name} {pack.Version}");
            if (pack.Package is { } package)
                Write(screen, "package", $"{package.Id} {package.Version}");
            Write(screen, "file", pack.Path);
            Write(screen, "sha512", pack.Sha512);
            if (pack.ResourceNamespaces.Count > 0)
                Write(screen, "attribute", $"TelemetrySchemas({string.Join(", ", pack.ResourceNamespaces.Select(name => $"\"{name}\""))})");
            Write(screen, "code", Code(pack));
            if (inspection.Signature is { } signature)
                WriteSignature(screen, signature);
            screen.Output.WriteLine();
            var table = new TextTable("Schema", "Version", "Hash");
            foreach (SchemaKey key in pack.Schemas)
                table.Add(key.Id, key.Version.Text, snapshot.Find(key)!.ContentHash);
            if (pack.Schemas.Count > 0)
                table.Write(screen);
            screen.Summarize($"{Amount.Of(pack.Schemas.Count, "schema")}. Nothing of it was run.", isGood: pack.Schemas.Count > 0);
        }
    }

    public static string Code(SchemaPack pack) => pack switch
    {
        { HasModule: true } => "a module, which a host runs only where its operator trusts this pack",
        { HasModuleInitializer: true } => "a module initializer, which no host runs",
        { HasCode: true } => "types of its own, which no host runs",
        _ => "none",
    };

    private static void WriteSignature(Screen screen, SignatureReport report)
    {
        Write(screen, "signature", report.State switch
        {
            SignatureState.Unsigned => "none",
            SignatureState.Verified => "verified: the package is what was signed",
            _ => $"broken: {report.Problem}",
        });
        foreach (PackageSignature signature in report.Signatures)
        {
            Write(screen, "signer", $"{(signature.Kind == SignatureKind.Author ? "author" : "repository")} {signature.Subject}"
                + (signature.Repository is null ? "" : $", {signature.Repository}{(signature.Owners.Count == 0 ? "" : $", for {string.Join(", ", signature.Owners)}")}"));
            Write(screen, "", $"certificate {signature.Certificate}, valid from {Day(signature.ValidFrom)} to {Day(signature.ValidTo)}"
                + (signature.Timestamp is { } timestamp ? string.Create(CultureInfo.InvariantCulture, $", time stamp of {timestamp.ToUniversalTime():yyyy-MM-dd HH:mm:ss}Z") : ", no time stamp"));
        }
    }

    private static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Write(Screen screen, string name, string value) => screen.Output.WriteLine($"{name,-9}  {Screen.Plain(value)}");
}
