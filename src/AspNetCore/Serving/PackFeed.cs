namespace SchemaPacks.Serving;

/// <summary>Feeds as readers see them: by name or address, and a folder by its own name alone.</summary>
internal static class PackFeed
{
    public static string Shown(string feed) => Path.IsPathRooted(feed) ? Path.GetFileName(Path.TrimEndingDirectorySeparator(feed)) : feed;
}
