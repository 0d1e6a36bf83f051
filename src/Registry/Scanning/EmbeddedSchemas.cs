using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace SchemaPacks.Scanning;

/// <summary>The embedded resources of an assembly that stand under its namespaces.</summary>
internal static class EmbeddedSchemas
{
    /// <summary>Resources in an assembly, of all kinds, that are looked at.</summary>
    private const int MaxResources = 20_000;

    /// <summary>What a build adds beside a schema: its canonical JSON. It is no schema, and no mistake either.</summary>
    private const string CanonicalSuffix = ".canonical";

    public static void Collect(
        PEReader file, MetadataReader metadata, IReadOnlyList<string> namespaces, ScanLimits limits, ResourceCollector collector)
    {
        if (metadata.ManifestResources.Count > MaxResources)
            throw new BadImageFormatException($"it has more than {MaxResources} resources");

        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (ManifestResourceHandle handle in metadata.ManifestResources)
        {
            if (collector.IsFull)
                return;

            ManifestResource resource = metadata.GetManifestResource(handle);
            string name = AssemblyIdentity.ReadName(metadata, resource.Name);
            string[] matches = [.. namespaces.Where(prefix => name.Length > prefix.Length && name[prefix.Length] == '.' && name.StartsWith(prefix, StringComparison.Ordinal))];
            used.UnionWith(matches);
            if (matches.Length == 0 || name.EndsWith(CanonicalSuffix, StringComparison.Ordinal))
                continue;

            if (SchemaFiles.IsSchema(name))
                Add(file, resource, name, limits, collector);
            else
                collector.ReportUnknownType(name);
        }

        foreach (string unused in namespaces.Where(prefix => !used.Contains(prefix)))
        {
            collector.Report(
                Diagnostics.EmptyNamespace, $"no embedded resource stands under '{unused}', which a TelemetrySchemas attribute names; embed the schemas there, or correct the name");
        }
    }

    private static void Add(PEReader file, ManifestResource resource, string name, ScanLimits limits, ResourceCollector collector)
    {
        if (!resource.Implementation.IsNil)
        {
            collector.Report(Diagnostics.LinkedResource, $"'{name}' lies in another file, which a pack may not ask for; embed it", name);
            return;
        }

        try
        {
            if (Read(file, resource, limits.SchemaBytes) is { } bytes)
                collector.Add(name, bytes);
            else
                collector.AddTooLarge(name);
        }
        catch (Exception exception) when (AssemblyPackReader.IsDamage(exception))
        {
            collector.Report(Diagnostics.DamagedResource, $"'{name}' lies outside the file, which is damaged; build or fetch the pack again", name);
        }
    }

    /// <summary>A resource is its length (four bytes, little endian) and its bytes, at an offset into the CLI header's resources directory (ECMA-335 II.24.2.2, II.22.24).</summary>
    /// <returns>A copy, so that the file's bytes can go; null when there are more than <paramref name="limit"/>.</returns>
    private static byte[]? Read(PEReader file, ManifestResource resource, int limit)
    {
        DirectoryEntry directory = file.PEHeaders.CorHeader?.ResourcesDirectory ?? default;
        PEMemoryBlock section = file.GetSectionData(directory.RelativeVirtualAddress);
        BlobReader reader = section.GetReader(0, Math.Min(section.Length, directory.Size));
        reader.Offset = checked((int)resource.Offset);
        uint length = reader.ReadUInt32();
        if (length > reader.RemainingBytes)
            throw new BadImageFormatException("a resource is longer than its section");
        return length <= limit ? reader.ReadBytes((int)length) : null;
    }
}
