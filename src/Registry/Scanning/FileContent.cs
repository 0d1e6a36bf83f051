using System.Security;

namespace SchemaPacks.Scanning;

/// <summary>Reads whole files, in one go and no further than a limit.</summary>
internal static class FileContent
{
    /// <summary>
    /// The file's bytes. Others may write, rename and delete it meanwhile, and it is closed on return. It is never memory-mapped:
    /// a file that is cut while mapped ends the process.
    /// </summary>
    /// <returns><see langword="null"/> when the file has more than <paramref name="limit"/> bytes.</returns>
    /// <exception cref="IOException">And what else <see cref="IsReadError"/> names.</exception>
    public static byte[]? Read(string path, int limit)
    {
        long expected = new FileInfo(path).Length;
        if (expected > limit)
            return null;
        if (expected == 0)
            return []; // also a pipe or a device, which to open could wait for ever

        using var stream = new FileStream(path, new FileStreamOptions
        {
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
            Options = FileOptions.SequentialScan,
        });
        byte[] bytes = new byte[(int)Math.Min(Math.Max(expected, stream.Length), limit) + 1]; // one more shows whether it grew
        int length = 0;
        for (int read; (read = stream.Read(bytes, length, bytes.Length - length)) > 0;)
        {
            length += read;
            if (length > limit)
                return null;
            if (length == bytes.Length)
                Array.Resize(ref bytes, (int)Math.Min(2L * length, limit + 1L));
        }

        Array.Resize(ref bytes, length);
        return bytes;
    }

    /// <summary>What the file system answers when a file or folder is gone, locked, forbidden or broken.</summary>
    public static bool IsReadError(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException;
}
