using System.Reflection;

namespace SchemaPacks.Scanning;

/// <summary>Where packs are read from: a folder of packs, one pack, a list of these, or texts in memory. There are no other kinds.</summary>
public abstract class PackSource
{
    private protected PackSource()
    {
    }

    /// <summary>
    /// A folder of packs: every <c>*.dll</c> and <c>*.nupkg</c> directly in it or in one of its direct sub-folders is looked at, and a direct
    /// sub-folder without any, but with <c>*.yaml</c>, <c>*.yml</c> or <c>*.json</c> below it, is a pack of bare files named after it.
    /// Sub-folders whose names begin with a dot are passed over.
    /// </summary>
    /// <param name="path">Absolute, or relative to the current directory as it is now. It need not exist yet.</param>
    public static FolderSource Folder(string path) => new(path);

    /// <summary>One pack: an assembly file, a NuGet package (<c>*.nupkg</c>), which is read without being extracted, or a folder of bare schema files.</summary>
    /// <param name="path">Absolute, or relative to the current directory as it is now.</param>
    public static PackPathSource Pack(string path) => new(path);

    /// <summary>One pack file that somebody has checked before. What is read has to be what was checked, or it is refused with SP7008.</summary>
    /// <param name="path">Absolute, or relative to the current directory as it is now.</param>
    /// <param name="sha512">Hexadecimal SHA-512 of the file.</param>
    public static PackPathSource Pack(string path, string sha512)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sha512);
        return new PackPathSource(path) { Sha512 = sha512.ToLowerInvariant() };
    }

    /// <summary>The pack that an assembly of this process is. It is read from its file, like any other.</summary>
    /// <exception cref="ArgumentException">The assembly has no file of its own: it was loaded from memory, or is bundled in the executable.</exception>
    public static PackPathSource Assembly(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return assembly.Location is { Length: > 0 } location
            ? new PackPathSource(location) { IsOwnAssembly = true }
            : throw new ArgumentException($"The assembly '{assembly.GetName().Name}' has no file to read its schemas from.", nameof(assembly));
    }

    /// <summary>Packs that a file lists. It is read anew whenever packs are loaded, and a change of it is a change of packs.</summary>
    /// <param name="path">The file, absolute or relative to the current directory as it is now. It need not exist.</param>
    /// <param name="read">Says what it lists now. Exceptions other than for cancellation end the load.</param>
    public static PackListSource List(string path, Func<CancellationToken, PackList> read) => new(path, read);

    /// <summary>A pack written in code.</summary>
    /// <param name="pack">The pack's name.</param>
    /// <param name="documents">File name, which ends in <c>.yaml</c>, <c>.yml</c> or <c>.json</c>, and text of each schema.</param>
    public static DocumentsSource Documents(string pack, params IReadOnlyList<(string Name, string Text)> documents) => new(pack, documents);
}
