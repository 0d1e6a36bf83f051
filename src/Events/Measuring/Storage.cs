using SchemaPacks.Handlers;

namespace SchemaPacks.Measuring;

/// <summary>How much disk is left.</summary>
internal static class Storage
{
    /// <summary>The fewest bytes that are free where a file handler or an outbox writes; null when there is none, or the system does not say.</summary>
    public static long? FreeBytes(IEnumerable<IEventHandler> handlers)
    {
        long? least = null;
        foreach (string directory in handlers.Select(DirectoryOf).OfType<string>().Distinct(StringComparer.Ordinal))
            if (FreeBytes(directory) is { } free && (least is null || free < least))
                least = free;
        return least;
    }

    private static string? DirectoryOf(IEventHandler handler) => handler switch
    {
        JsonLinesFileHandler file => file.Directory,
        OutboxHandler outbox => outbox.Directory,
        _ => null,
    };

    private static long? FreeBytes(string directory)
    {
        try
        {
            return new DriveInfo(directory).AvailableFreeSpace;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
