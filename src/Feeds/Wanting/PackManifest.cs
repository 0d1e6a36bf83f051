using System.Text.Json;

namespace SchemaPacks.Feeds;

/// <summary>The packs that a host's folder wants: the file <c>packs.json</c>.</summary>
/// <example><code>{ "packs": { "Acme.Web": "1.*", "Acme.Shop": { "version": "[2.0,3.0)", "source": "internal", "prerelease": true } } }</code></example>
internal sealed record PackManifest(IReadOnlyList<WantedPack> Packs)
{
    public static PackManifest Empty { get; } = new([]);

    public WantedPack? Find(string id) => Packs.FirstOrDefault(pack => pack.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    /// <summary>The same with the pack in place of what it said of that id.</summary>
    public PackManifest With(WantedPack pack) => new([.. Without(pack.Id).Packs, pack]);

    public PackManifest Without(string id) => new([.. Packs.Where(pack => !pack.Id.Equals(id, StringComparison.OrdinalIgnoreCase))]);

    /// <summary>No file: no packs.</summary>
    /// <exception cref="FeedException">The file is not such a list (SP7011).</exception>
    public static PackManifest Read(string path)
    {
        if (StrictJson.Read(path) is not { } root)
            return Empty;

        StrictJson.ExpectNames(path, root, "packs");
        var packs = new List<WantedPack>();
        foreach (JsonProperty entry in StrictJson.Object(path, root, "packs").EnumerateObject())
        {
            WantedPack pack = ReadPack(path, entry);
            if (pack.Problem() is { } problem)
                throw StrictJson.Refuse(path, problem);
            if (packs.Exists(other => other.Id.Equals(pack.Id, StringComparison.OrdinalIgnoreCase)))
                throw StrictJson.Refuse(path, $"the pack '{pack.Id}' stands twice; keep one");
            packs.Add(pack);
        }

        return new PackManifest(packs);
    }

    /// <summary>Replaces the file whole.</summary>
    public void Write(string path) => StrictJson.Write(path, writer =>
    {
        writer.WriteStartObject("packs");
        foreach (WantedPack pack in Packs.OrderBy(pack => pack.Id, StringComparer.OrdinalIgnoreCase))
        {
            if (pack is { Source: null, Prerelease: false })
            {
                writer.WriteString(pack.Id, pack.Version);
                continue;
            }

            writer.WriteStartObject(pack.Id);
            writer.WriteString("version", pack.Version);
            if (pack.Source is not null)
                writer.WriteString("source", pack.Source);
            if (pack.Prerelease)
                writer.WriteBoolean("prerelease", true);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    });

    private static WantedPack ReadPack(string path, JsonProperty entry)
    {
        if (entry.Value.ValueKind == JsonValueKind.String)
            return new WantedPack(entry.Name, entry.Value.GetString()!);
        if (entry.Value.ValueKind != JsonValueKind.Object)
            throw StrictJson.Refuse(path, $"the pack '{entry.Name}' has neither a version as text nor an object with 'version'");
        StrictJson.ExpectNames(path, entry.Value, "version", "source", "prerelease");
        return new WantedPack(entry.Name, StrictJson.Text(path, entry.Value, "version"))
        {
            Source = entry.Value.TryGetProperty("source", out _) ? StrictJson.Text(path, entry.Value, "source") : null,
            Prerelease = StrictJson.Flag(path, entry.Value, "prerelease"),
        };
    }
}
