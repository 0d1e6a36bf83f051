using Microsoft.Win32.SafeHandles;

namespace SchemaPacks.Handlers.Files.Disks;

/// <summary>A file that <see cref="LinuxDisk"/> opened.</summary>
internal sealed class LinuxFile(SafeFileHandle handle, string path) : IDiskFile
{
    private const int Enospc = 28, Edquot = 122;

    public long Length => LinuxCalls.Status(handle, path).Length;

    public int Read(Span<byte> target, long offset) => LinuxCalls.Read(handle, target, offset, path);

    public void Write(ReadOnlySpan<byte> bytes, long offset) => LinuxCalls.Write(handle, bytes, offset, path);

    public void Sync() => LinuxCalls.SyncData(handle, path);

    public void Truncate(long length) => LinuxCalls.Truncate(handle, length, path);

    public void Reserve(long length)
    {
        int error = LinuxCalls.Reserve(handle, length);
        if (error is Enospc or Edquot) // any other error: this file system reserves nothing, or not so much
            throw LinuxCalls.Failure("reserve room for", path, error);
    }

    public bool IsAt(string path)
    {
        LinuxCalls.FileStatus own = LinuxCalls.Status(handle, path);
        return LinuxCalls.TryStatus(path, out LinuxCalls.FileStatus other)
            && (own.Inode, own.DeviceMajor, own.DeviceMinor) == (other.Inode, other.DeviceMajor, other.DeviceMinor);
    }

    public void Dispose() => handle.Dispose();
}
