namespace SchemaPacks.Cli;

/// <summary>The address of a host, as a user writes it.</summary>
internal static class HostAddress
{
    /// <summary>Where a host is that nobody told to be elsewhere.</summary>
    public const string Default = "http://127.0.0.1:5080";

    /// <returns>The address, with a slash at its end: addresses of the API can be resolved against it.</returns>
    /// <exception cref="CommandFailure">It is none.</exception>
    public static Uri Parse(string text) => Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"
        ? new Uri(address.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/")
        : throw new CommandFailure(ExitCode.Usage, $"'{text}' is no address of a host, such as {Default}");
}
