using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;

namespace SchemaPacks.Handlers.Files;

/// <summary>
/// One file of lines, appended to by one writer. Everything before <see cref="Length"/> is whole lines that are written and synced.
/// </summary>
internal sealed class LineFile : IDisposable
{
    private readonly FileStream _stream;
    private readonly SafeFileHandle _handle;

    private LineFile(string path, FileStream stream)
    {
        Path = path;
        _stream = stream;
        _handle = stream.SafeFileHandle;
        Length = RandomAccess.GetLength(_handle);
    }

    public string Path { get; }

    /// <summary>Where the next line begins.</summary>
    public long Length { get; private set; }

    /// <summary>Whether refused lines may stand behind <see cref="Length"/>, since they could not be cut off.</summary>
    public bool HoldsRefused { get; private set; }

    /// <summary>Opens the file, or makes it. Bytes of a last line that never ended are set aside in <c>PATH.torn</c>: nobody was told that they were recorded.</summary>
    /// <exception cref="IOException">The file cannot be opened, made, mended or synced.</exception>
    /// <param name="path">The file.</param>
    /// <param name="logger">Hears of bytes that were set aside.</param>
    /// <param name="end">Where the last recorded line ended, when refused lines could not be cut off before: what stands behind it is cut off now.</param>
    public static LineFile Open(string path, ILogger logger, long? end = null)
    {
        bool isNew = !File.Exists(path);
        var file = new LineFile(path, PrivateFiles.Open(path, FileShare.Read));
        try
        {
            if (isNew)
                FileSync.Data(file._handle);
            FileSync.Directory(System.IO.Path.GetDirectoryName(path)!); // each time: who made the file may have ended, or failed, before its name was synced
            if (end < file.Length)
                file.CutTo(end.Value);
            file.SetTornTailAside(logger);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Writes whole lines and syncs them.</summary>
    /// <exception cref="IOException">They are not recorded. The file was cut back to where it was, as far as the system let it.</exception>
    public void Append(ReadOnlySpan<byte> lines)
    {
        try
        {
            RandomAccess.Write(_handle, lines, Length);
            FileSync.Data(_handle);
            Length += lines.Length;
        }
        catch
        {
            CutBack();
            throw;
        }
    }

    public void Dispose() => _stream.Dispose();

    /// <summary>How the system says no: a file over a size limit arrives as <see cref="ArgumentOutOfRangeException"/>, missing permission as <see cref="UnauthorizedAccessException"/>.</summary>
    public static bool IsIoFailure(Exception exception) => exception is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException or NotSupportedException;

    private void CutBack()
    {
        try
        {
            RandomAccess.SetLength(_handle, Length);
        }
        catch (Exception exception) when (IsIoFailure(exception))
        {
            HoldsRefused = true; // the first failure is the one to report; the handler cuts them off when it opens the file again
        }
    }

    private void CutTo(long end)
    {
        RandomAccess.SetLength(_handle, end);
        FileSync.Data(_handle);
        Length = end;
    }

    private void SetTornTailAside(ILogger logger)
    {
        long end = EndOfLastLine();
        if (end == Length)
            return;

        string torn = Path + ".torn";
        long bytes = Length - end;
        using (FileStream kept = PrivateFiles.Open(torn, FileShare.Read))
        {
            byte[] buffer = new byte[64 * 1024];
            long target = RandomAccess.GetLength(kept.SafeFileHandle);
            for (long from = end; RandomAccess.Read(_handle, buffer, from) is > 0 and var read; from += read, target += read)
                RandomAccess.Write(kept.SafeFileHandle, buffer.AsSpan(0, read), target);
            FileSync.Data(kept.SafeFileHandle);
        }

        FileSync.Directory(System.IO.Path.GetDirectoryName(Path)!);
        CutTo(end);
        logger.TornTail(bytes, Path, torn);
    }

    private long EndOfLastLine()
    {
        byte[] buffer = new byte[64 * 1024];
        for (long end = Length; end > 0;)
        {
            long start = Math.Max(0, end - buffer.Length);
            Span<byte> part = buffer.AsSpan(0, (int)(end - start));
            int read = RandomAccess.Read(_handle, part, start);
            int feed = part[..read].LastIndexOf((byte)'\n');
            if (feed >= 0)
                return start + feed + 1;
            end = start;
        }

        return 0;
    }
}
