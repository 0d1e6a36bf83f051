namespace SchemaPacks.Plugins;

/// <summary>
/// Where the files of trusted packs lie while they are loaded: a folder that only this user may enter and whose name nobody can guess, with a folder for each content in it.
/// So nobody changes them after they were hashed, and the files that the operator sees stay free to be replaced.
/// </summary>
internal sealed class CodePackFolder : IDisposable
{
    private readonly Lock _creating = new();
    private string? _root;

    /// <summary>Writes a pack's files.</summary>
    /// <returns>The path of its own assembly.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    public string Write(CodePackContent content)
    {
        string folder = Path.Combine(Root(), $"{content.Sha512[..32]}-{Path.GetRandomFileName()}");
        foreach ((string name, byte[] bytes) in content.Files)
        {
            string path = Path.GetFullPath(Path.Combine(folder, name));
            if (!path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                throw new IOException($"the file name '{name}' leads out of the pack's folder");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }

        return Path.Combine(folder, content.Main);
    }

    /// <summary>Removes what <see cref="Write"/> wrote. A file that is still in use stays until <see cref="Dispose"/>.</summary>
    public static void Remove(string assembly) => Delete(Path.GetDirectoryName(assembly)!);

    public void Dispose()
    {
        lock (_creating)
        {
            if (_root is not null)
                Delete(_root);
            _root = null;
        }
    }

    private string Root()
    {
        lock (_creating)
            return _root ??= Directory.CreateTempSubdirectory("schemapacks-").FullName;
    }

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A native library of a pack that is not unloaded yet holds its file on some systems; the folder of temporary files is emptied by others.
        }
    }
}
