using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SchemaPacks.Handlers.Files.Disks;

/// <summary>The C library's calls that Linux and macOS share, as they are: the result, and the error in <see cref="Marshal.GetLastPInvokeError"/>.</summary>
internal static partial class UnixCalls
{
    /// <summary>EINTR: a signal came between, and the call may be made again.</summary>
    public const int Interrupted = 4;

    public const int ReadOnly = 0; // O_RDONLY

    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    public static partial int Fdatasync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    public static partial int Fsync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    public static partial int Fcntl(SafeFileHandle file, int command);

    /// <summary>Without a mode, so not for creating a file: the third argument of <c>open</c> is passed in other ways on other systems.</summary>
    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags);
}
