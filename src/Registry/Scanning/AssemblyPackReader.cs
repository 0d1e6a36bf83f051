using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SchemaPacks.Scanning;

/// <summary>
/// Reads a pack out of an assembly's bytes by its metadata (ECMA-335 partition II). The bytes may be anything: the reader checks
/// every offset against them, and what it throws when one is wrong becomes a finding.
/// </summary>
internal static class AssemblyPackReader
{
    /// <param name="path">Names the file.</param>
    /// <param name="bytes">The assembly.</param>
    /// <param name="limits">How large it may be.</param>
    /// <param name="sha512">The hash that stands for it; null for that of the bytes.</param>
    public static ScannedPack Read(string path, byte[] bytes, ScanLimits limits, string? sha512)
    {
        try
        {
            using var file = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(bytes));
            return file.HasMetadata && file.GetMetadataReader() is { IsAssembly: true } metadata
                ? Read(path, bytes, file, metadata, limits, sha512)
                : NotAnAssembly(path, "it is a native library or a module");
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            return NotAnAssembly(path, bytes.Length == 0 ? "it is empty" : exception.Message.TrimEnd('.'));
        }
    }

    /// <summary>What System.Reflection.Metadata throws when tables, heaps or headers point where nothing is.</summary>
    public static bool IsDamage(Exception exception) =>
        exception is BadImageFormatException or ArgumentException or OverflowException or InvalidOperationException or IndexOutOfRangeException;

    private static ScannedPack Read(string path, byte[] bytes, PEReader file, MetadataReader metadata, ScanLimits limits, string? sha512)
    {
        string name = AssemblyIdentity.NameOf(metadata);
        var collector = new ResourceCollector(name, limits);
        try
        {
            AssemblyAttributes attributes = AssemblyAttributes.Read(metadata);
            IReadOnlyList<string>? namespaces = attributes.Namespaces ?? (attributes.Modules.Count > 0 ? [] : null);
            if (namespaces is null)
            {
                collector.Report(Diagnostics.NoAttribute, $"'{path}' has no TelemetrySchemas attribute, so it is not a schema pack");
                return new ScannedPack([], collector.Findings);
            }

            if (attributes.HasEmptyAttribute)
                collector.Report(Diagnostics.EmptyAttribute, $"a TelemetrySchemas attribute of '{name}' names no namespace; name the one that its schemas are embedded under");
            EmbeddedSchemas.Collect(file, metadata, namespaces, limits, collector);

            var pack = new SchemaPack
            {
                Name = name,
                Version = attributes.InformationalVersion ?? metadata.GetAssemblyDefinition().Version.ToString(),
                Path = path,
                Sha512 = sha512 ?? Convert.ToHexStringLower(SHA512.HashData(bytes)),
                ResourceNamespaces = namespaces,
                Schemas = [],
                HasCode = AssemblyIdentity.DeclaresTypes(metadata),
                HasModuleInitializer = AssemblyIdentity.HasModuleInitializer(metadata),
                HasModule = attributes.Modules.Count > 0,
            };
            var candidate = new PackCandidate
            {
                Pack = pack,
                Resources = collector.Resources,
                Modules = attributes.Modules,
                Dependencies = [.. AssemblyIdentity.References(metadata).Concat(attributes.Dependencies).Distinct(StringComparer.OrdinalIgnoreCase)],
            };
            return new ScannedPack([candidate], collector.Findings);
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            collector.Report(Diagnostics.DamagedResource, $"the metadata of '{path}' is damaged: {exception.Message.TrimEnd('.')}; build or fetch the pack again");
            return new ScannedPack([], collector.Findings);
        }
    }

    private static ScannedPack NotAnAssembly(string path, string reason) =>
        ScannedPack.Refused(Diagnostics.NotAnAssembly.Create($"'{Path.GetFileName(path)}' is not a .NET assembly: {reason}") with { Pack = path });
}
