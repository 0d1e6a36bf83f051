using System.Text.Json;
using NuGet.Versioning;

namespace SchemaPacks.Feeds;

/// <summary>The exact packs of a host's folder: the file <c>packs.lock.json</c>.</summary>
/// <param name="Packs">By id.</param>
public sealed record PackLock(IReadOnlyList<LockedPack> Packs)
{
    private const int FormatVersion = 1;

    /// <summary>A lock without packs.</summary>
    public static PackLock Empty { get; } = new([]);

    /// <summary>The pack with that id, in whatever case.</summary>
    public LockedPack? Find(string id) => Packs.FirstOrDefault(pack => pack.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    /// <summary>No file: no packs.</summary>
    /// <exception cref="FeedException">The file is no lock (SP7011).</exception>
    internal static PackLock Read(string path)
    {
        if (StrictJson.Read(path) is not { } root)
            return Empty;

        StrictJson.ExpectNames(path, root, "version", "packs");
        if (!root.TryGetProperty("version", out JsonElement version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out int number) || number != FormatVersion)
            throw StrictJson.Refuse(path, $"its 'version' is not {FormatVersion}, the only one that is known here");
        LockedPack[] packs = [.. StrictJson.Array(path, root, "packs").EnumerateArray().Select(entry => ReadPack(path, entry))];
        if (packs.GroupBy(pack => pack.Id, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw StrictJson.Refuse(path, $"the pack '{twice.Key}' stands twice");
        return new PackLock(packs);
    }

    internal void Write(string path) => StrictJson.Write(path, writer =>
    {
        writer.WriteNumber("version", FormatVersion);
        writer.WriteStartArray("packs");
        foreach (LockedPack pack in Packs)
        {
            writer.WriteStartObject();
            writer.WriteString("id", pack.Id);
            writer.WriteString("version", pack.Version);
            if (pack.Requested is not null)
                writer.WriteString("requested", pack.Requested);
            writer.WriteString("source", pack.Source);
            writer.WriteString("sha512", pack.Sha512);
            if (pack.Dependencies.Count > 0)
            {
                writer.WriteStartObject("dependencies");
                foreach (PackDependency dependency in pack.Dependencies)
                    writer.WriteString(dependency.Id, dependency.Version);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    /// <summary>Whether both say the same.</summary>
    internal bool HasSameContent(PackLock other) => Packs.Count == other.Packs.Count && Packs.Zip(other.Packs).All(pair =>
        pair.First.Id == pair.Second.Id && pair.First.Version == pair.Second.Version && pair.First.Requested == pair.Second.Requested
        && pair.First.Source == pair.Second.Source && pair.First.Sha512 == pair.Second.Sha512 && pair.First.Dependencies.SequenceEqual(pair.Second.Dependencies));

    private static LockedPack ReadPack(string path, JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object)
            throw StrictJson.Refuse(path, "an item of 'packs' is no object");
        StrictJson.ExpectNames(path, entry, "id", "version", "requested", "source", "sha512", "dependencies");
        var pack = new LockedPack
        {
            Id = StrictJson.Text(path, entry, "id"),
            Version = StrictJson.Text(path, entry, "version"),
            Requested = entry.TryGetProperty("requested", out _) ? StrictJson.Text(path, entry, "requested") : null,
            Source = StrictJson.Text(path, entry, "source"),
            Sha512 = StrictJson.Text(path, entry, "sha512"),
            Dependencies = entry.TryGetProperty("dependencies", out _) ? ReadDependencies(path, entry) : [],
        };
        // Id and version become parts of paths: what is no id or version must not get there.
        if (!PackageName.IsId(pack.Id))
            throw StrictJson.Refuse(path, $"'{pack.Id}' is no package id");
        if (!NuGetVersion.TryParse(pack.Version, out _))
            throw StrictJson.Refuse(path, $"'{pack.Version}', of pack '{pack.Id}', is no version");
        if (pack.Requested is not null && !VersionRange.TryParse(pack.Requested, out _))
            throw StrictJson.Refuse(path, $"'{pack.Requested}', asked of pack '{pack.Id}', is no range");
        return pack;
    }

    private static PackDependency[] ReadDependencies(string path, JsonElement entry) =>
    [
        .. StrictJson.Object(path, entry, "dependencies").EnumerateObject().Select(member =>
            PackageName.IsId(member.Name) && member.Value.ValueKind == JsonValueKind.String && VersionRange.TryParse(member.Value.GetString()!, out _)
                ? new PackDependency(member.Name, member.Value.GetString()!)
                : throw StrictJson.Refuse(path, $"the dependency '{member.Name}' has no range")),
    ];
}
