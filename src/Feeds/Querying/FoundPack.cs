namespace SchemaPacks.Feeds;

/// <summary>A pack that a search found.</summary>
public sealed record FoundPack
{
    /// <summary>The package's id.</summary>
    public required string Id { get; init; }

    /// <summary>Its latest version.</summary>
    public required string Version { get; init; }

    /// <summary>The source that has it: a name in <c>nuget.config</c>, a folder, or an address.</summary>
    public required string Source { get; init; }

    /// <summary>How often it was fetched, by the source's count; null where the source does not count.</summary>
    public long? Downloads { get; init; }

    /// <summary>What it says of itself, written by its author: not to be trusted, and to be shown as text.</summary>
    public string Description { get; init; } = "";

    /// <summary>Who its authors say that they are.</summary>
    public string Authors { get; init; } = "";
}
