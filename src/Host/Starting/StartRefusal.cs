using System.Net.Sockets;
using SchemaPacks.Configuration;

namespace SchemaPacks.Hosting.Starting;

/// <summary>Says on standard error why the host did not start: what is wrong and what to do, never a stack trace.</summary>
internal static class StartRefusal
{
    /// <summary>Exit code: a setting is wrong.</summary>
    public const int WrongSettings = 2;

    /// <summary>Exit code: a file, folder or address cannot be used.</summary>
    public const int NotAvailable = 3;

    /// <summary>Whether an exception is the operator's to mend. Any other one is a defect, whose stack trace is wanted.</summary>
    public static bool Explains(Exception exception) => exception
        is SchemaPacksConfigurationException or InvalidDataException or FormatException or ArgumentOutOfRangeException { ParamName: "port" } or IOException or UnauthorizedAccessException or SocketException;

    public static int Write(TextWriter error, Exception exception)
    {
        switch (exception)
        {
            case SchemaPacksConfigurationException wrong:
                return Write(error, wrong.Findings);
            case InvalidDataException or FormatException: // a settings file that is no JSON; an address or argument that is none
                return Write(error, [Diagnostics.InvalidSetting.Create(exception.InnerException is { } cause ? $"{exception.Message} {cause.Message}" : exception.Message)]);
            case ArgumentOutOfRangeException:
                return Write(error, [Diagnostics.InvalidSetting.Create("an address in 'urls' has a port beyond 65535; correct the address")]);
            default:
                error.WriteLine($"error: the host cannot start: {exception.Message}");
                return NotAvailable;
        }
    }

    public static int Write(TextWriter error, IReadOnlyList<Diagnostic> findings)
    {
        error.WriteLine("The host did not start, because settings are wrong:");
        foreach (Diagnostic finding in findings)
            error.WriteLine($"  {finding}");
        return WrongSettings;
    }
}
