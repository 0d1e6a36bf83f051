using SchemaPacks.Handlers.Files.Disks;

namespace SchemaPacks.Tests.Events.Handlers.Files.Crashing;

/// <summary>A file of a <see cref="SimulatedDisk"/>: what is read from it, and what a power cut leaves.</summary>
internal sealed class SimulatedFile(SimulatedDisk disk)
{
    private const int Sector = 512;

    private readonly List<(long Offset, byte[]? Bytes)> _unsynced = []; // a write, or without bytes a cut to that length
    private byte[] _bytes = [];
    private byte[] _synced = [];

    public IDiskFile Open() => new OpenFile(this);

    public void LoseUnsynced()
    {
        KeepSome();
        _bytes = [.. _synced];
    }

    // Of what was not synced, some sectors are there: all, none, or any.
    private void KeepSome()
    {
        int kept = disk.Random.Next(3);
        if (kept > 0 && disk.Random.Next(4) == 0 && _bytes.Length > _synced.Length)
            Array.Resize(ref _synced, _bytes.Length); // the length is there, the bytes are zeros
        foreach ((long offset, byte[]? bytes) in _unsynced)
        {
            if (kept == 0 || (bytes is null && kept == 1 && disk.Random.Next(2) == 0))
                continue;
            if (bytes is null)
                Array.Resize(ref _synced, (int)offset);
            else
                for (int start = 0, next; start < bytes.Length; start = next)
                {
                    next = (int)Math.Min(bytes.Length, start + Sector - ((offset + start) % Sector));
                    if (kept == 2 || disk.Random.Next(2) == 0)
                        Put(ref _synced, offset + start, bytes.AsSpan(start, next - start));
                }
        }

        _unsynced.Clear();
    }

    private static void Put(ref byte[] file, long offset, ReadOnlySpan<byte> bytes)
    {
        if (offset + bytes.Length > file.Length)
            Array.Resize(ref file, (int)offset + bytes.Length);
        bytes.CopyTo(file.AsSpan((int)offset));
    }

    private sealed class OpenFile(SimulatedFile file) : IDiskFile
    {
        private readonly SimulatedDisk _disk = file.Disk;

        public long Length => file._bytes.Length;

        public int Read(Span<byte> target, long offset)
        {
            _disk.Call("read");
            int length = (int)Math.Clamp(file._bytes.Length - offset, 0, target.Length);
            file._bytes.AsSpan((int)offset, length).CopyTo(target);
            return length;
        }

        public void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            try
            {
                _disk.Call("write");
            }
            catch (IOException)
            {
                WritePart(bytes[..file.Disk.Random.Next(bytes.Length + 1)], offset);
                throw;
            }

            WritePart(bytes, offset);
        }

        public void Sync()
        {
            try
            {
                _disk.Call("sync");
            }
            catch (IOException) when (!_disk.IsOff)
            {
                file.KeepSome();
                throw;
            }

            if (!_disk.Syncs)
                return;
            file._synced = [.. file._bytes];
            file._unsynced.Clear();
        }

        public void Truncate(long length)
        {
            _disk.Call("truncate");
            if (length == file._bytes.Length)
                return;
            Array.Resize(ref file._bytes, (int)length);
            file._unsynced.Add((length, null));
        }

        public void Reserve(long length) => _disk.Call("reserve");

        public bool IsAt(string path) => _disk.IsAt(path, file);

        public void Dispose()
        {
        }

        private void WritePart(ReadOnlySpan<byte> bytes, long offset)
        {
            Put(ref file._bytes, offset, bytes);
            file._unsynced.Add((offset, bytes.ToArray()));
        }
    }

    private SimulatedDisk Disk => disk;
}
