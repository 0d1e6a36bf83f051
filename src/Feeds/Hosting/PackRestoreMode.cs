namespace SchemaPacks.Feeds;

/// <summary>What a host does, before it loads packs, to have those that it wants.</summary>
public enum PackRestoreMode
{
    /// <summary>Looks up and fetches what is wanted and not locked, or locked and not there. The default.</summary>
    Auto,

    /// <summary>Fetches what is locked and not there. The host does not start where the lock is not what the wanted packs make it.</summary>
    Locked,

    /// <summary>Asks no source: what is locked and in the cache is used.</summary>
    Off,
}
