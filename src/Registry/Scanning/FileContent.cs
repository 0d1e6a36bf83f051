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
        byte[] bytes = new byte[(int)Math.Min(Math.Max(expected, stream.Length), limit)];
        for (int length = 0; ;)
        {
            int read = stream.Read(bytes, length, bytes.Length - length);
            length += read;
            if (length < bytes.Length)
            {
                if (read > 0)
                    continue;
                Array.Resize(ref bytes, length);
                return bytes;
            }

            int further = stream.ReadByte();
            if (further < 0)
                return bytes; // as nearly always: nobody was writing
            if (length == limit)
                return null;
            Array.Resize(ref bytes, (int)Math.Min(2L * length, limit));
            bytes[length++] = (byte)further;
        }
    }

    /// <summary>What the file system answers when a file or folder is gone, locked, forbidden or broken.</summary>
    public static bool IsReadError(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException;
}
