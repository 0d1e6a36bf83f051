using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace SchemaPacks.Tests.Authoring;

/// <summary>What a pack's file says of itself, read as metadata and without the product's own scanner.</summary>
internal sealed class BuiltPack
{
    private BuiltPack(MetadataReader metadata)
    {
        Resources = [.. metadata.ManifestResources.Select(handle => metadata.GetString(metadata.GetManifestResource(handle).Name)).Order(StringComparer.Ordinal)];
        foreach (CustomAttribute attribute in metadata.GetAssemblyDefinition().GetCustomAttributes().Select(metadata.GetCustomAttribute))
        {
            if (attribute.Constructor.Kind != HandleKind.MemberReference)
                continue;
            MemberReference constructor = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor);
            string type = metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)constructor.Parent).Name);
            BlobReader value = metadata.GetBlobReader(attribute.Value);
            value.ReadUInt16(); // the prolog, always 1
            if (type == nameof(TelemetrySchemasAttribute))
                Attributes.Add([.. Enumerable.Range(0, value.ReadInt32()).Select(_ => value.ReadSerializedString()!)]);
            else if (type == nameof(AssemblyMetadataAttribute) && value.ReadSerializedString() == "TelemetrySchemaPackDependency")
                Dependencies.Add(value.ReadSerializedString()!);
        }
    }

    public ImmutableArray<string> Resources { get; }

    public List<string[]> Attributes { get; } = [];

    public List<string> Dependencies { get; } = [];

    public static BuiltPack Read(string path) => Read(File.ReadAllBytes(path));

    public static BuiltPack Read(byte[] assembly)
    {
        using PEReader file = new([.. assembly]);
        return new BuiltPack(file.GetMetadataReader());
    }
}
