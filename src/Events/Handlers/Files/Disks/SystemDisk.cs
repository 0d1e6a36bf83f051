namespace SchemaPacks.Handlers.Files.Disks;

/// <summary>
/// The disk of the system that this runs on. 64-bit Linux is what the fault tests of this repository drive. Everything else shares
/// <see cref="PortableDisk"/>: the tests of what the handler does, and of what it does when calls fail, run over it on Linux too. The sync calls of macOS and Windows
/// follow their vendors' documentation and are not run by this repository's tests.
/// </summary>
internal static class SystemDisk
{
    public static IDisk Create() => OperatingSystem.IsLinux() && Environment.Is64BitProcess ? new LinuxDisk() : new PortableDisk();
}
