namespace SchemaPacks.Handlers.Files.Disks;

/// <summary>Any system, by the framework's calls and <see cref="FileSync"/>. Reserves no room.</summary>
internal sealed class PortableDisk : IDisk
{
    public void CreateDirectory(string path) => PrivateFiles.CreateDirectory(path);

    public IReadOnlyList<string> List(string directory) => PrivateFiles.List(directory);

    public IDiskFile Create(string path) =>
        PortableFile.Checked(() => new PortableFile(PrivateFiles.Open(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete)));

    public IDiskFile Open(string path, bool forWriting) =>
        PortableFile.Checked(() => new PortableFile(PrivateFiles.Open(
            path, FileMode.Open, forWriting ? FileAccess.ReadWrite : FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)));

    public void Rename(string from, string to) => PortableFile.Checked(() =>
    {
        File.Move(from, to, overwrite: true);
        return true;
    });

    public void Delete(string path) => PortableFile.Checked(() =>
    {
        File.Delete(path);
        return true;
    });

    public void SyncDirectory(string path) => FileSync.Directory(path);

    public DateTimeOffset LastWrite(string path) => File.GetLastWriteTimeUtc(path);

    public IDisposable Lock(string path) => WriterLock.Take(path);
}
