using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace SchemaPacks.Handlers.Files.Disks;

/// <summary>
/// Keeps a second writer away from the files of one name in one directory. The system lets go of the lock when the process ends, however it ends; the
/// file stays and says who held it last.
/// </summary>
internal sealed class WriterLock : IDisposable
{
    // Unix locks only for FileShare.None. On Windows, others may read who holds it.
    private static FileShare Share => OperatingSystem.IsWindows() ? FileShare.Read : FileShare.None;

    private readonly FileStream _file;

    private WriterLock(FileStream file) => _file = file;

    /// <exception cref="FilesLockedException">Another writer has it, which the message names.</exception>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public static WriterLock Take(string path)
    {
        FileStream file;
        try
        {
            file = PortableFile.Checked(() => PrivateFiles.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, Share));
        }
        catch (IOException exception) when (IsTaken(exception))
        {
            throw new FilesLockedException(
                $"Another process{Holder(path)} writes the files that '{path}' guards. Stop it, or give this handler another name or directory.", exception);
        }

        try
        {
            return PortableFile.Checked(() =>
            {
                file.SetLength(0);
                file.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
                file.Flush();
                return new WriterLock(file);
            });
        }
        catch (IOException)
        {
            file.Dispose();
            throw;
        }
    }

    public void Dispose() => _file.Dispose();

    // EWOULDBLOCK of Linux and of macOS, and the sharing violation of Windows.
    private static bool IsTaken(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);

    private static string Holder(string path)
    {
        try
        {
            using SafeFileHandle file = OperatingSystem.IsWindows()
                ? File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite)
                : FileSync.OpenUnlocked(path);
            Span<byte> text = stackalloc byte[16];
            int length = file.IsInvalid ? 0 : RandomAccess.Read(file, text, 0);
            return int.TryParse(text[..length], NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? $" (process {id})" : "";
        }
        catch (IOException) // who holds it is only for the message
        {
            return "";
        }
    }
}
