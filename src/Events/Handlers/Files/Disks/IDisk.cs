namespace SchemaPacks.Handlers.Files.Disks;

/// <summary>
/// What the file handler asks of a file system, call by call. The real ones are <see cref="LinuxDisk"/> and <see cref="PortableDisk"/>; tests put a disk
/// in their place that fails and loses power. Every call throws <see cref="IOException"/> when the system says no.
/// </summary>
internal interface IDisk
{
    /// <summary>Makes a directory and those above it that are missing, each kept through a power cut. Only the owner may enter.</summary>
    void CreateDirectory(string path);

    /// <summary>The names of the files in a directory; none if there is no such directory.</summary>
    IReadOnlyList<string> List(string directory);

    /// <summary>Makes a file that only the owner may read. Fails if there is one of that name.</summary>
    IDiskFile Create(string path);

    /// <summary>Opens a file that is there.</summary>
    IDiskFile Open(string path, bool forWriting);

    /// <summary>Gives a file another name, in place of a file that has it.</summary>
    void Rename(string from, string to);

    void Delete(string path);

    /// <summary>Makes the names in a directory survive a power cut: files made, renamed and deleted there.</summary>
    void SyncDirectory(string path);

    /// <summary>When a file was last written to, by the system's clock.</summary>
    DateTimeOffset LastWrite(string path);

    /// <summary>Keeps other writers away until it is disposed, or the process ends.</summary>
    /// <exception cref="IOException">Another writer has it, which the message names.</exception>
    IDisposable Lock(string path);
}
