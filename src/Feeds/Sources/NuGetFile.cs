using System.Xml;
using NuGet.Configuration;

namespace SchemaPacks.Feeds;

/// <summary>Reads <c>nuget.config</c>: the one that is named, or those that <c>dotnet</c> would read in the folder.</summary>
internal static class NuGetFile
{
    /// <exception cref="FeedException">It cannot be used (SP7002).</exception>
    public static T Read<T>(PackFeedOptions options, Func<ISettings, T> read)
    {
        string folder = Path.GetFullPath(options.Folder);
        try
        {
            return read(options.ConfigFile is null
                ? Settings.LoadDefaultSettings(folder)
                : Settings.LoadSpecificSettings(folder, Path.GetFullPath(options.ConfigFile, folder)));
        }
        catch (Exception exception) when (exception is NuGetConfigurationException or IOException or UnauthorizedAccessException or XmlException or InvalidOperationException or ArgumentException)
        {
            throw new FeedException(Diagnostics.InvalidFeedSource.Create($"nuget.config cannot be used: {exception.Message.TrimEnd('.')}"));
        }
    }
}
