using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SchemaPacks.Scanning;

/// <summary>Reads packs that are no assemblies: a folder of schema files, and documents in memory.</summary>
internal static class FilePackReader
{
    /// <exception cref="IOException">The folder cannot be listed. A single file that cannot be read is a finding.</exception>
    public static ScannedPack ReadFolder(string folder, ScanLimits limits)
    {
        string name = Path.GetFileName(folder);
        var pack = new ResourceCollector(name, limits);
        foreach (string file in SchemaFiles.Below(folder))
        {
            string resource = Path.GetRelativePath(folder, file).Replace('\\', '/');
            try
            {
                if (FileContent.Read(file, limits.SchemaBytes) is { } bytes)
                    pack.Add(resource, bytes);
                else
                    pack.AddTooLarge(resource);
            }
            catch (Exception exception) when (FileContent.IsReadError(exception))
            {
                pack.Report(Diagnostics.PackUnreadable, $"'{file}' cannot be read: {exception.Message.TrimEnd('.')}", resource);
            }
        }

        return Finish(pack, name, folder, []);
    }

    public static ScannedPack ReadDocuments(DocumentsSource source, ScanLimits limits)
    {
        var pack = new ResourceCollector(source.Name, limits);
        foreach ((string name, ReadOnlyMemory<byte> bytes) in source.Files)
        {
            if (!SchemaFiles.IsSchema(name))
                pack.ReportUnknownType(name);
            else if (bytes.Length > limits.SchemaBytes)
                pack.AddTooLarge(name);
            else
                pack.Add(name, bytes);
        }

        return Finish(pack, source.Name, source.Name, source.Dependencies);
    }

    private static ScannedPack Finish(ResourceCollector collector, string name, string path, IReadOnlyList<string> dependencies)
    {
        IReadOnlyList<PackResource> resources = collector.Resources;
        var pack = new SchemaPack
        {
            Name = name,
            Version = "0.0.0",
            Path = path,
            Sha512 = Hash(resources),
            ResourceNamespaces = [],
            Schemas = [],
        };
        return new ScannedPack([new PackCandidate { Pack = pack, Resources = resources, Dependencies = dependencies }], collector.Findings);
    }

    /// <summary>Over name, zero byte, length (eight bytes, little endian) and bytes of each file.</summary>
    private static string Hash(IReadOnlyList<PackResource> resources)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
        Span<byte> length = stackalloc byte[sizeof(long)];
        foreach (PackResource resource in resources)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(resource.Origin.Resource + '\0'));
            BinaryPrimitives.WriteInt64LittleEndian(length, resource.Bytes.Length);
            hash.AppendData(length);
            hash.AppendData(resource.Bytes.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
