namespace SchemaPacks.Handlers.Files.Disks;

/// <summary>A file that is open. Every call throws <see cref="IOException"/> when the system says no.</summary>
internal interface IDiskFile : IDisposable
{
    long Length { get; }

    /// <summary>Reads what is there, at most as much as fits.</summary>
    /// <returns>How many bytes; 0 at the end.</returns>
    int Read(Span<byte> target, long offset);

    /// <summary>Writes all bytes. If it throws, some of them may have been written.</summary>
    void Write(ReadOnlySpan<byte> bytes, long offset);

    /// <summary>Makes the bytes survive a power cut. After it threw, nobody knows which did, and calling it again would not tell: the system may have forgotten them.</summary>
    void Sync();

    /// <summary>Cuts the file to a length, and gives back the room that was reserved behind it.</summary>
    void Truncate(long length);

    /// <summary>Asks for room up to a length, without changing the file's own. Does nothing where the file system cannot.</summary>
    void Reserve(long length);

    /// <summary>Whether the path still leads to this file: nobody renamed or deleted it.</summary>
    bool IsAt(string path);
}
