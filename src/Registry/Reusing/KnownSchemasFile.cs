using Microsoft.Extensions.Logging;
using SchemaPacks.Scanning;

namespace SchemaPacks.Reusing;

/// <summary>
/// Keeps known schemas from one process to the next, in a file that belongs to the application alone. It can save work and nothing else: what it does not know is
/// found out, and a file that cannot be used is said to be none and written anew.
/// </summary>
/// <param name="path">The file; null to keep nothing.</param>
/// <param name="stamp">What the findings depend on; null where that cannot be named, and nothing is kept.</param>
/// <param name="logger">Hears why the file cannot be used.</param>
internal sealed class KnownSchemasFile(string? path, string? stamp, ILogger logger)
{
    private const int MaxBytes = 256 << 20;
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    private byte[] _bytes = [];

    private bool IsUsed => path is not null && stamp is not null;

    public KnownSchemas Read()
    {
        if (!IsUsed)
            return KnownSchemas.None;

        try
        {
            if (!File.Exists(path))
                return KnownSchemas.None;
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
                throw new InvalidDataException("others than its owner may write to it");
            byte[] bytes = FileContent.Read(path, MaxBytes) ?? throw new InvalidDataException($"it is larger than {MaxBytes} bytes");
            if (KnownSchemasText.Read(bytes, stamp!) is not { } known)
                return KnownSchemas.None; // of another version, as after every update
            _bytes = bytes;
            return known;
        }
        catch (Exception exception) when (exception is InvalidDataException || FileContent.IsReadError(exception))
        {
            logger.CacheIgnored(path!, exception.Message);
            return KnownSchemas.None;
        }
    }

    /// <summary>Replaces the file in one step, unless it says the same.</summary>
    public void Write(KnownSchemas known)
    {
        if (!IsUsed)
            return;
        byte[] bytes = KnownSchemasText.Write(known, stamp!);
        if (bytes.AsSpan().SequenceEqual(_bytes))
            return;

        string temporary = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
                Create(folder);
            using (var file = new FileStream(temporary, Fresh()))
                file.Write(bytes);
            File.Move(temporary, path!, overwrite: true);
            _bytes = bytes;
        }
        catch (Exception exception) when (FileContent.IsReadError(exception))
        {
            logger.CacheNotWritten(path!, exception.Message);
            Remove(temporary);
        }
    }

    private static FileStreamOptions Fresh()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = Owner;
        return options;
    }

    private static void Create(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, Owner | UnixFileMode.UserExecute);
    }

    private static void Remove(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception exception) when (FileContent.IsReadError(exception))
        {
            // What kept it from being written may keep it from being deleted; that was said.
        }
    }
}
