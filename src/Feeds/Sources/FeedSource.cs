using System.Net;
using NuGet.Configuration;

namespace SchemaPacks.Feeds;

/// <summary>One place that packages come from.</summary>
/// <param name="Name">Its name in <c>nuget.config</c>, else the folder or address as it was written. The lock names it so.</param>
/// <param name="Package">What NuGet knows of it, with its credentials.</param>
internal sealed record FeedSource(string Name, PackageSource Package)
{
    /// <summary>The folder or address.</summary>
    public string Address => Package.Source;

    public bool IsFolder => Package.IsLocal;

    /// <summary>Why the source may not be used; null when it may.</summary>
    public Diagnostic? Refusal()
    {
        if (IsFolder)
            return null;
        if (!Uri.TryCreate(Address, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https"))
            return Refuse(Diagnostics.InvalidFeedSource, $"the source '{Name}' is neither a folder nor an address that begins with https://");
        // A password in an address would stand in the lock, in messages and in logs of proxies.
        if (uri.UserInfo.Length > 0)
            return Refuse(Diagnostics.InvalidFeedSource, $"the address of the source '{uri.Host}' holds credentials; write them under packageSourceCredentials of nuget.config");
        if (uri.Scheme == "http" && !Package.AllowInsecureConnections && !IsLoopback(uri))
            return Refuse(Diagnostics.InsecureFeed, $"the source '{Name}' is not encrypted: use https, or allow it with allowInsecureConnections=\"true\" in nuget.config");
        return null;
    }

    /// <summary>What is sent to this machine's own addresses cannot be read or changed on a network.</summary>
    public static bool IsLoopback(Uri uri) =>
        uri.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));

    private static Diagnostic Refuse(DiagnosticDescriptor kind, string message) => kind.Create(message);
}
