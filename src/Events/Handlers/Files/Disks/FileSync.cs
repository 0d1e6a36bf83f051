using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SchemaPacks.Handlers.Files.Disks;

/// <summary>
/// Makes what was written survive a power cut, and says so when that failed. The framework's own calls (<c>Flush(true)</c>, <c>FlushToDisk</c>) lose
/// errors on Linux. Linux is tested by this repository's tests; macOS and Windows follow their vendors' documentation and are not run here.
/// </summary>
internal static partial class FileSync
{
    private const int FullFsync = 51; // F_FULLFSYNC of macOS <sys/fcntl.h>: fsync alone stops at the drive's cache
    private const int DirectoryOnlyLinux = 0x10000, DirectoryOnlyLinuxArm = 0x4000, DirectoryOnlyMac = 0x100000;
    private const int CloseOnExecLinux = 0x80000, CloseOnExecMac = 0x1000000;

    /// <summary>Syncs a file's bytes, and as much of its metadata as reading them needs.</summary>
    /// <exception cref="IOException">The system could not; what was written since the last sync may be lost.</exception>
    public static void Data(SafeFileHandle file)
    {
        if (OperatingSystem.IsWindows())
            Check(FlushFileBuffers(file) ? 0 : -1);
        else if (OperatingSystem.IsMacOS())
            Check(UnixCalls.Fcntl(file, FullFsync));
        else
        {
            int result;
            do
                result = UnixCalls.Fdatasync(file);
            while (result != 0 && Marshal.GetLastPInvokeError() == UnixCalls.Interrupted);
            Check(result);
        }
    }

    /// <summary>Syncs a directory, so that a file created in it is there after a power cut. Windows needs no such call.</summary>
    /// <exception cref="IOException">The system could not.</exception>
    public static void Directory(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var directory = new SafeFileHandle(UnixCalls.Open(path, DirectoryFlags()), ownsHandle: true);
        Check(directory.IsInvalid ? -1 : 0);
        Check(UnixCalls.Fsync(directory));
    }

    /// <summary>Opens a file for reading without asking whether another process has locked it. Unix only.</summary>
    public static SafeFileHandle OpenUnlocked(string path) => new(UnixCalls.Open(path, UnixCalls.ReadOnly), ownsHandle: true);

    private static int DirectoryFlags() =>
        OperatingSystem.IsMacOS() ? UnixCalls.ReadOnly | DirectoryOnlyMac | CloseOnExecMac
        : UnixCalls.ReadOnly | CloseOnExecLinux | (RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64 ? DirectoryOnlyLinuxArm : DirectoryOnlyLinux);

    private static void Check(int result)
    {
        if (result == 0)
            return;
        var reason = new Win32Exception(Marshal.GetLastPInvokeError());
        throw new IOException(reason.Message, reason);
    }

    [LibraryImport("kernel32", EntryPoint = "FlushFileBuffers", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool FlushFileBuffers(SafeFileHandle file);
}
