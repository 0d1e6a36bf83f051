using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SchemaPacks.Handlers.Files.Disks;

/// <summary>Linux, by its own calls: every error arrives, as an <see cref="IOException"/> whose <see cref="Exception.HResult"/> is the system's number.</summary>
internal sealed class LinuxDisk : IDisk
{
    private const int SigXfsz = 25;

    // A file over the process's size limit raises a signal that ends the process, unless somebody takes it; then the call fails with an error instead.
    private readonly PosixSignalRegistration _fileTooLarge = PosixSignalRegistration.Create((PosixSignal)SigXfsz, context => context.Cancel = true);

    public void CreateDirectory(string path)
    {
        PrivateFiles.CreateDirectory(path);
        GC.KeepAlive(_fileTooLarge);
    }

    public IReadOnlyList<string> List(string directory) => PrivateFiles.List(directory);

    public IDiskFile Create(string path) => new LinuxFile(LinuxCalls.Open(path, LinuxCalls.ReadWrite | LinuxCalls.CreateNew), path);

    public IDiskFile Open(string path, bool forWriting) =>
        new LinuxFile(LinuxCalls.Open(path, forWriting ? LinuxCalls.ReadWrite : LinuxCalls.ReadOnly), path);

    public void Rename(string from, string to) => LinuxCalls.Rename(from, to);

    public void Delete(string path) => LinuxCalls.Delete(path);

    public void SyncDirectory(string path)
    {
        using SafeFileHandle directory = LinuxCalls.Open(path, LinuxCalls.ReadOnly | LinuxCalls.DirectoryOnly);
        LinuxCalls.SyncAll(directory, path);
    }

    public DateTimeOffset LastWrite(string path) => File.GetLastWriteTimeUtc(path);

    public IDisposable Lock(string path) => WriterLock.Take(path);
}
