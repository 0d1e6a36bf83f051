using SchemaPacks.Handlers.Files.Disks;

namespace SchemaPacks.Tests.Events.Handlers.Files;

/// <summary>A disk, the system's where none is given, but for the calls that <see cref="Fails"/> names: those fail with the system's number for it.</summary>
internal sealed class FailingDisk(IDisk? disk = null) : IDisk
{
    private readonly IDisk _disk = disk ?? SystemDisk.Create();

    /// <summary>Given a call and a path, the error; 0 lets the call through.</summary>
    public Func<string, string, int> Fails { get; set; } = (_, _) => 0;

    public void CreateDirectory(string path) => _disk.CreateDirectory(path);

    public IReadOnlyList<string> List(string directory) => _disk.List(directory);

    public IDiskFile Create(string path)
    {
        Check("create", path);
        return new FailingFile(this, _disk.Create(path), path);
    }

    public IDiskFile Open(string path, bool forWriting)
    {
        Check("open", path);
        return new FailingFile(this, _disk.Open(path, forWriting), path);
    }

    public void Rename(string from, string to)
    {
        Check("rename", from);
        _disk.Rename(from, to);
    }

    public void Delete(string path)
    {
        Check("delete", path);
        _disk.Delete(path);
    }

    public void SyncDirectory(string path)
    {
        Check("sync-directory", path);
        _disk.SyncDirectory(path);
    }

    public DateTimeOffset LastWrite(string path) => _disk.LastWrite(path);

    public IDisposable Lock(string path) => _disk.Lock(path);

    private void Check(string call, string path)
    {
        if (Fails(call, path) is not 0 and var error)
            throw new IOException($"{call} fails with {error}", error);
    }

    private sealed class FailingFile(FailingDisk disk, IDiskFile file, string path) : IDiskFile
    {
        public long Length => file.Length;

        public int Read(Span<byte> target, long offset)
        {
            disk.Check("read", path);
            return file.Read(target, offset);
        }

        public void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            try
            {
                disk.Check("write", path);
            }
            catch (IOException)
            {
                file.Write(bytes[..(bytes.Length / 2)], offset); // as a full disk does
                throw;
            }

            file.Write(bytes, offset);
        }

        public void Sync()
        {
            disk.Check("sync", path);
            file.Sync();
        }

        public void Truncate(long length)
        {
            disk.Check("truncate", path);
            file.Truncate(length);
        }

        public void Reserve(long length)
        {
            disk.Check("reserve", path);
            file.Reserve(length);
        }

        public bool IsAt(string path1) => file.IsAt(path1);

        public void Dispose() => file.Dispose();
    }
}
