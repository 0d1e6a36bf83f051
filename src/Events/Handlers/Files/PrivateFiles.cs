using Microsoft.Win32.SafeHandles;

namespace SchemaPacks.Handlers.Files;

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
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(folder);
            else
                Directory.CreateDirectory(folder, OwnerDirectory);
            if (Path.GetDirectoryName(folder) is { } parent)
                FileSync.Directory(parent);
        }
    }

    /// <summary>Opens a file for reading and writing, and makes it if there is none.</summary>
    public static FileStream Open(string path, FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerFile;
        return new FileStream(path, options);
    }
}
