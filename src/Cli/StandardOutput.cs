using Microsoft.Win32.SafeHandles;

namespace SchemaPacks.Cli;

/// <summary>The executable's output. A console's own stream is silent when its reader has gone, and a command that follows something would go on for nobody.</summary>
internal static class StandardOutput
{
    private const int Handle = 1;
    private const int BrokenPipe = 32; // EPIPE

    public static Stream Open()
    {
#pragma warning disable RS0030 // the executable's own stream
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
            return Console.OpenStandardOutput();
        var pipe = new FileStream(new SafeFileHandle(Handle, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return pipe.CanSeek ? Console.OpenStandardOutput() : pipe; // into a file, other processes write at the same place
#pragma warning restore RS0030
    }

    /// <summary>Whether nobody reads any more, as behind <c>| head</c>.</summary>
    public static bool HasNoReader(Exception exception) => exception is IOException { HResult: BrokenPipe };
}
