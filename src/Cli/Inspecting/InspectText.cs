using SchemaPacks.Snapshots;

namespace SchemaPacks.Cli.Inspecting;

/// <summary>What a pack brings, for people.</summary>
internal static class InspectText
{
    public static void Write(Screen screen, RegistrySnapshot snapshot)
    {
        foreach (SchemaPack pack in snapshot.Packs)
        {
            Write(screen, "pack", $"{pack.Name} {pack.Version}");
            Write(screen, "file", pack.Path);
            Write(screen, "sha512", pack.Sha512);
            if (pack.ResourceNamespaces.Count > 0)
                Write(screen, "attribute", $"TelemetrySchemas({string.Join(", ", pack.ResourceNamespaces.Select(name => $"\"{name}\""))})");
            Write(screen, "code", Code(pack));
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

    private static void Write(Screen screen, string name, string value) => screen.Output.WriteLine($"{name,-9}  {Screen.Plain(value)}");
}
