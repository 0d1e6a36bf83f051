using System.Reflection.Metadata;

namespace SchemaPacks.Scanning;

/// <summary>What an assembly's metadata says about itself.</summary>
internal static class AssemblyIdentity
{
    /// <summary>More references than this are not those of a compiler.</summary>
    private const int MaxReferences = 4_096;

    /// <summary>The longest name, in bytes of UTF-8: the limit that the runtime sets for names (MAX_CLASS_NAME).</summary>
    private const int MaxNameBytes = 1_024;

    public static string NameOf(MetadataReader metadata) => ReadName(metadata, metadata.GetAssemblyDefinition().Name);

    /// <summary>Simple names of the assemblies that it references.</summary>
    public static IEnumerable<string> References(MetadataReader metadata) => metadata.AssemblyReferences.Count <= MaxReferences
        ? metadata.AssemblyReferences.Select(handle => ReadName(metadata, metadata.GetAssemblyReference(handle).Name))
        : throw new BadImageFormatException($"it references more than {MaxReferences} assemblies");

    /// <summary>Whether it has types that its author wrote: attributes that a compiler adds for itself do not count.</summary>
    public static bool DeclaresTypes(MetadataReader metadata) => metadata.TypeDefinitions
        .Select(metadata.GetTypeDefinition)
        .Any(type => !metadata.StringComparer.Equals(type.Name, "<Module>")
            && !metadata.StringComparer.Equals(type.Namespace, "Microsoft.CodeAnalysis")
            && !metadata.StringComparer.Equals(type.Namespace, "System.Runtime.CompilerServices"));

    /// <summary>A module initializer is the static constructor of the type <c>&lt;Module&gt;</c>.</summary>
    public static bool HasModuleInitializer(MetadataReader metadata) => metadata.TypeDefinitions
        .Select(metadata.GetTypeDefinition)
        .Where(type => metadata.StringComparer.Equals(type.Name, "<Module>"))
        .Any(type => type.GetMethods().Any(method => metadata.StringComparer.Equals(metadata.GetMethodDefinition(method).Name, ".cctor")));

    /// <exception cref="BadImageFormatException">The name is empty or absurdly long, so that reading many of them would take for ever.</exception>
    public static string ReadName(MetadataReader metadata, StringHandle handle)
    {
        int length = metadata.GetBlobReader(handle).Length;
        return length is > 0 and <= MaxNameBytes
            ? metadata.GetString(handle)
            : throw new BadImageFormatException($"a name in it has {length} bytes");
    }
}
