using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace SchemaPacks.Tests.Scanning;

/// <summary>Assemblies that no compiler makes, written table by table.</summary>
internal sealed class CraftedAssembly
{
    private readonly MetadataBuilder _metadata = new();
    private readonly BlobBuilder _resources = new();

    public CraftedAssembly(string name)
    {
        _metadata.AddModule(0, _metadata.GetOrAddString(name + ".dll"), _metadata.GetOrAddGuid(new Guid("5a3c1f0e-0000-0000-0000-000000000001")), default, default);
        Assembly = _metadata.AddAssembly(_metadata.GetOrAddString(name), new Version(1, 2, 3, 4), default, default, 0, AssemblyHashAlgorithm.None);
        _metadata.AddTypeDefinition(0, default, _metadata.GetOrAddString("<Module>"), default, MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
    }

    private AssemblyDefinitionHandle Assembly { get; }

    /// <summary>The attribute that makes it a pack, with these bytes as its value.</summary>
    public CraftedAssembly WithAttribute(Action<BlobBuilder> value)
    {
        AssemblyReferenceHandle abstractions = _metadata.AddAssemblyReference(
            _metadata.GetOrAddString("SchemaPacks.Abstractions"), new Version(1, 0), default, default, 0, default);
        TypeReferenceHandle type = _metadata.AddTypeReference(abstractions, _metadata.GetOrAddString("SchemaPacks"), _metadata.GetOrAddString("TelemetrySchemasAttribute"));
        var signature = new BlobBuilder();
        new BlobEncoder(signature).MethodSignature(isInstanceMethod: true)
            .Parameters(1, returnType => returnType.Void(), parameters => parameters.AddParameter().Type().SZArray().String());
        MemberReferenceHandle constructor = _metadata.AddMemberReference(type, _metadata.GetOrAddString(".ctor"), _metadata.GetOrAddBlob(signature));
        var blob = new BlobBuilder();
        value(blob);
        _metadata.AddCustomAttribute(Assembly, constructor, _metadata.GetOrAddBlob(blob));
        return this;
    }

    /// <summary>The attribute as a compiler writes it.</summary>
    public CraftedAssembly Naming(params string[] namespaces) => WithAttribute(blob =>
    {
        blob.WriteUInt16(1);
        blob.WriteInt32(namespaces.Length);
        foreach (string name in namespaces)
            blob.WriteSerializedString(name);
        blob.WriteUInt16(0);
    });

    /// <summary>An embedded resource that says it has <paramref name="length"/> bytes.</summary>
    public CraftedAssembly WithResource(string name, byte[] content, uint? length = null, uint? offset = null)
    {
        _resources.Align(8);
        _metadata.AddManifestResource(ManifestResourceAttributes.Public, _metadata.GetOrAddString(name), default, offset ?? (uint)_resources.Count);
        _resources.WriteUInt32(length ?? (uint)content.Length);
        _resources.WriteBytes(content);
        return this;
    }

    /// <summary>A resource that lies in a file beside the assembly.</summary>
    public CraftedAssembly WithLinkedResource(string name, string file)
    {
        AssemblyFileHandle handle = _metadata.AddAssemblyFile(_metadata.GetOrAddString(file), default, containsMetadata: false);
        _metadata.AddManifestResource(ManifestResourceAttributes.Public, _metadata.GetOrAddString(name), handle, 0);
        return this;
    }

    public byte[] Build()
    {
        var image = new BlobBuilder();
        new ManagedPEBuilder(
            new PEHeaderBuilder(imageCharacteristics: Characteristics.Dll | Characteristics.ExecutableImage),
            new MetadataRootBuilder(_metadata), new BlobBuilder(), managedResources: _resources).Serialize(image);
        return image.ToArray();
    }
}
