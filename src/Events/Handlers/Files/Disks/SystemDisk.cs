namespace SchemaPacks.Handlers.Files.Disks;

/// <summary>
/// The disk of the system that this runs on. 64-bit Linux is what the fault tests of this repository drive. Everything else shares
/// <see cref="PortableDisk"/>, whose files the tests exercise on Linux too; the sync calls of macOS and Windows follow their vendors' documentation and
/// are not run here.
/// </summary>
internal static class SystemDisk
{
    public static IDisk Create() => OperatingSystem.IsLinux() && Environment.Is64BitProcess ? new LinuxDisk() : new PortableDisk();
}
