namespace SchemaPacks.Feeds;

/// <summary>A kind of work with feeds that takes time.</summary>
public enum FeedStep
{
    /// <summary>A source is searched.</summary>
    Searching,

    /// <summary>Versions and dependencies are looked up.</summary>
    Resolving,

    /// <summary>Packages are fetched.</summary>
    Fetching,

    /// <summary>Packages in the cache are compared with the lock, and judged.</summary>
    Verifying,
}
