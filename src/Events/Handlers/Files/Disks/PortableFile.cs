namespace SchemaPacks.Handlers.Files.Disks;

/// <summary>A file that <see cref="PortableDisk"/> opened.</summary>
internal sealed class PortableFile(FileStream stream) : IDiskFile
{
    public long Length => Checked(() => RandomAccess.GetLength(stream.SafeFileHandle));

    /// <summary>The framework says some of a disk's errors by other exceptions: a file over a size limit, a missing right.</summary>
    public static T Checked<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or ArgumentOutOfRangeException or NotSupportedException)
        {
            throw new IOException(exception.Message, exception);
        }
    }

    public int Read(Span<byte> target, long offset) => RandomAccess.Read(stream.SafeFileHandle, target, offset);

    public void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        try
        {
            RandomAccess.Write(stream.SafeFileHandle, bytes, offset);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or ArgumentOutOfRangeException or NotSupportedException)
        {
            throw new IOException(exception.Message, exception);
        }
    }

    public void Sync() => FileSync.Data(stream.SafeFileHandle);

    public void Truncate(long length) => Checked(() =>
    {
        RandomAccess.SetLength(stream.SafeFileHandle, length);
        return true;
    });

    public void Reserve(long length)
    {
    }

    // The framework cannot tell two files apart: a file is missed when it is gone, or when another of another length has its name.
    public bool IsAt(string path)
    {
        var file = new FileInfo(path);
        return file.Exists && file.Length == Length;
    }

    public void Dispose() => stream.Dispose();
}
