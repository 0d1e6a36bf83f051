using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SchemaPacks.Handlers.Files.Disks;

/// <summary>
/// The calls of 64-bit Linux that the file handler makes itself, since the framework's own hide errors of syncing, cannot open directories, and give some
/// errors other types. Each is tried again when a signal interrupts it.
/// </summary>
internal static partial class LinuxCalls
{
    public const int ReadOnly = UnixCalls.ReadOnly, ReadWrite = 2, CreateNew = 0x40 | 0x80, CloseOnExec = 0x80000; // O_RDONLY, O_RDWR, O_CREAT | O_EXCL, O_CLOEXEC
    public const int OwnerFile = 0x180; // rw-------

    private const int Enoent = 2;
    private const int KeepSize = 1; // FALLOC_FL_KEEP_SIZE
    private const int CurrentDirectory = -100, EmptyPath = 0x1000; // AT_FDCWD, AT_EMPTY_PATH
    private const uint BasicStats = 0x7ff; // STATX_BASIC_STATS

    /// <summary>O_DIRECTORY, which ARM numbers differently.</summary>
    public static int DirectoryOnly => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x4000 : 0x10000;

    public static SafeFileHandle Open(string path, int flags)
    {
        int descriptor = Again(() => OpenFile(path, flags | CloseOnExec, OwnerFile));
        return descriptor >= 0 ? new SafeFileHandle(descriptor, ownsHandle: true) : throw Failure("open", path);
    }

    public static int Read(SafeFileHandle file, Span<byte> target, long offset, string path)
    {
        nint read;
        do
            read = ReadAt(file, ref MemoryMarshal.GetReference(target), target.Length, offset);
        while (read < 0 && IsInterrupted());
        return read >= 0 ? (int)read : throw Failure("read", path);
    }

    /// <summary>Writes all bytes, however many calls that takes.</summary>
    public static void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset, string path)
    {
        while (!bytes.IsEmpty)
        {
            nint written = WriteAt(file, ref MemoryMarshal.GetReference(bytes), bytes.Length, offset);
            if (written < 0 && IsInterrupted())
                continue;
            if (written <= 0)
                throw Failure("write", path);
            bytes = bytes[(int)written..];
            offset += written;
        }
    }

    public static void SyncData(SafeFileHandle file, string path)
    {
        int result;
        do
            result = UnixCalls.Fdatasync(file);
        while (result != 0 && IsInterrupted());
        Check(result, "sync", path);
    }

    public static void SyncAll(SafeFileHandle file, string path) => Check(Again(() => UnixCalls.Fsync(file)), "sync", path);

    public static void Truncate(SafeFileHandle file, long length, string path) => Check(Again(() => Ftruncate(file, length)), "truncate", path);

    /// <returns>The error, or 0.</returns>
    public static int Reserve(SafeFileHandle file, long length) =>
        Again(() => Fallocate(file, KeepSize, 0, length)) == 0 ? 0 : Marshal.GetLastPInvokeError();

    public static void Rename(string from, string to) => Check(Again(() => RenameFile(from, to)), "rename", from);

    public static void Delete(string path) => Check(Again(() => Unlink(path)), "delete", path);

    public static FileStatus Status(SafeFileHandle file, string path)
    {
        FileStatus status = default;
        Check(StatFile(file, "", EmptyPath, BasicStats, ref status), "look at", path);
        return status;
    }

    /// <returns>Whether there is such a file.</returns>
    public static bool TryStatus(string path, out FileStatus status)
    {
        status = default;
        return StatPath(CurrentDirectory, path, 0, BasicStats, ref status) == 0;
    }

    public static IOException Failure(string what, string path, int error)
    {
        string message = $"Cannot {what} '{path}': {Marshal.GetPInvokeErrorMessage(error)}";
        return error == Enoent ? new FileNotFoundException(message, path) : new IOException(message, error);
    }

    private static IOException Failure(string what, string path) => Failure(what, path, Marshal.GetLastPInvokeError());

    private static void Check(int result, string what, string path)
    {
        if (result != 0)
            throw Failure(what, path);
    }

    private static int Again(Func<int> call)
    {
        int result;
        do
            result = call();
        while (result < 0 && IsInterrupted());
        return result;
    }

    private static bool IsInterrupted() => Marshal.GetLastPInvokeError() == UnixCalls.Interrupted;

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFile(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "pread", SetLastError = true)]
    private static partial nint ReadAt(SafeFileHandle file, ref byte target, nint count, long offset);

    [LibraryImport("libc", EntryPoint = "pwrite", SetLastError = true)]
    private static partial nint WriteAt(SafeFileHandle file, ref byte bytes, nint count, long offset);

    [LibraryImport("libc", EntryPoint = "ftruncate", SetLastError = true)]
    private static partial int Ftruncate(SafeFileHandle file, long length);

    [LibraryImport("libc", EntryPoint = "fallocate", SetLastError = true)]
    private static partial int Fallocate(SafeFileHandle file, int mode, long offset, long length);

    [LibraryImport("libc", EntryPoint = "rename", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameFile(string from, string to);

    [LibraryImport("libc", EntryPoint = "unlink", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Unlink(string path);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatFile(SafeFileHandle directory, string path, int flags, uint mask, ref FileStatus status);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatPath(int directory, string path, int flags, uint mask, ref FileStatus status);

    /// <summary>struct statx, the same on every architecture; only what is used has a name.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    public struct FileStatus
    {
        [FieldOffset(32)]
        public ulong Inode;

        [FieldOffset(40)]
        public long Length;

        [FieldOffset(136)]
        public uint DeviceMajor;

        [FieldOffset(140)]
        public uint DeviceMinor;
    }
}
