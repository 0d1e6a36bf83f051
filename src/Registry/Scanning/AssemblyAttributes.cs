using System.Reflection.Metadata;

namespace SchemaPacks.Scanning;

/// <summary>The attributes on the assembly that concern a registry, decoded by hand (ECMA-335 II.23.3) from their bytes.</summary>
/// <param name="Namespaces">What all TelemetrySchemas attributes name, each once, in the order written; null when there is no such attribute.</param>
/// <param name="HasEmptyAttribute">Whether one of them names nothing.</param>
/// <param name="Dependencies">Packs that the author says it depends on, which no code of it shows.</param>
/// <param name="InformationalVersion">Without build metadata.</param>
/// <param name="Modules">Types that PackModule attributes name, as written; more than one is a mistake.</param>
internal sealed record AssemblyAttributes(
    IReadOnlyList<string>? Namespaces, bool HasEmptyAttribute, IReadOnlyList<string> Dependencies, string? InformationalVersion, IReadOnlyList<string> Modules)
{
    private const string DependencyKey = "TelemetrySchemaPackDependency";
    private const int MaxNamespaces = 256;
    private const int MaxBlobBytes = 64 << 10;

    /// <exception cref="BadImageFormatException">An attribute's bytes are not those of its constructor.</exception>
    public static AssemblyAttributes Read(MetadataReader metadata)
    {
        List<string>? namespaces = null;
        bool hasEmpty = false;
        var dependencies = new List<string>();
        var modules = new List<string>();
        string? version = null;
        foreach (CustomAttributeHandle handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            CustomAttribute attribute = metadata.GetCustomAttribute(handle);
            if (Is(metadata, attribute, "SchemaPacks", "TelemetrySchemasAttribute"))
            {
                string[] names = ReadStringArray(Open(metadata, attribute));
                hasEmpty |= names.Length == 0;
                namespaces ??= [];
                namespaces.AddRange(names.Except(namespaces).ToList());
                if (namespaces.Count > MaxNamespaces)
                    throw new BadImageFormatException($"it names more than {MaxNamespaces} namespaces");
            }
            else if (Is(metadata, attribute, "SchemaPacks", "PackModuleAttribute"))
            {
                modules.Add(Open(metadata, attribute).ReadSerializedString() ?? ""); // ECMA-335 II.23.3: a type is its name
            }
            else if (Is(metadata, attribute, "System.Reflection", "AssemblyMetadataAttribute"))
            {
                BlobReader blob = Open(metadata, attribute);
                if (blob.ReadSerializedString() == DependencyKey && blob.ReadSerializedString() is { Length: > 0 } name && dependencies.Count < MaxNamespaces)
                    dependencies.Add(name);
            }
            else if (Is(metadata, attribute, "System.Reflection", "AssemblyInformationalVersionAttribute"))
            {
                version = Open(metadata, attribute).ReadSerializedString()?.Split('+')[0];
            }
        }

        return new AssemblyAttributes(namespaces, hasEmpty, dependencies, string.IsNullOrWhiteSpace(version) ? null : version, modules);
    }

    /// <summary>Whether the attribute's constructor belongs to the type of that name: in another assembly, or compiled into this one.</summary>
    private static bool Is(MetadataReader metadata, CustomAttribute attribute, string @namespace, string name)
    {
        EntityHandle type = attribute.Constructor.Kind switch
        {
            HandleKind.MemberReference => metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent,
            HandleKind.MethodDefinition => metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType(),
            _ => default,
        };
        (StringHandle Namespace, StringHandle Name) found = type.Kind switch
        {
            HandleKind.TypeReference => (metadata.GetTypeReference((TypeReferenceHandle)type).Namespace, metadata.GetTypeReference((TypeReferenceHandle)type).Name),
            HandleKind.TypeDefinition => (metadata.GetTypeDefinition((TypeDefinitionHandle)type).Namespace, metadata.GetTypeDefinition((TypeDefinitionHandle)type).Name),
            _ => default,
        };
        return metadata.StringComparer.Equals(found.Name, name) && metadata.StringComparer.Equals(found.Namespace, @namespace);
    }

    // Opens with the prolog 0x0001, then the arguments.
    private static BlobReader Open(MetadataReader metadata, CustomAttribute attribute)
    {
        BlobReader blob = metadata.GetBlobReader(attribute.Value);
        return blob.Length <= MaxBlobBytes && blob.ReadUInt16() == 1
            ? blob
            : throw new BadImageFormatException("an attribute on the assembly is not encoded as one");
    }

    // A count, all ones for null, then that many strings; each takes at least a byte, which bounds the count.
    private static string[] ReadStringArray(BlobReader blob)
    {
        uint count = blob.ReadUInt32();
        if (count == uint.MaxValue)
            return [];
        if (count > blob.RemainingBytes)
            throw new BadImageFormatException("a TelemetrySchemas attribute says that it has more names than it has bytes");

        var names = new List<string>();
        for (uint i = 0; i < count; i++)
        {
            if (blob.ReadSerializedString() is { Length: > 0 } name)
                names.Add(name);
        }

        return [.. names];
    }
}
