using Microsoft.Win32.SafeHandles;

namespace SchemaPacks.Handlers.Files.Disks;

/// <summary>Files and directories that only their owner may read: records can hold personal data.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerDirectory = OwnerFile | UnixFileMode.UserExecute;

    /// <summary>Makes a directory and those above it that are missing, each kept through a power cut.</summary>
    public static void CreateDirectory(string path)
    {
        var missing = new Stack<string>();
        for (string? folder = path; folder is not null && !Directory.Exists(folder); folder = Path.GetDirectoryName(folder))
            missing.Push(folder);

        foreach (string folder in missing)
        {
            PortableFile.Checked(() => OperatingSystem.IsWindows() ? Directory.CreateDirectory(folder) : Directory.CreateDirectory(folder, OwnerDirectory));
            if (Path.GetDirectoryName(folder) is { } parent)
                FileSync.Directory(parent);
        }
    }

    /// <summary>The names of the files in a directory; none if there is no such directory.</summary>
    public static IReadOnlyList<string> List(string directory)
    {
        try
        {
            return [.. Directory.EnumerateFiles(directory).Select(path => Path.GetFileName(path))];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new IOException(exception.Message, exception);
        }
    }

    /// <summary>Opens a file. If that makes it, only the owner may read it.</summary>
    public static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows() && mode != FileMode.Open)
            options.UnixCreateMode = OwnerFile;
        return new FileStream(path, options);
    }
}
