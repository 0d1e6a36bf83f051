namespace SchemaPacks.Feeds;

/// <summary>What is being done now.</summary>
/// <param name="Step">Which kind of work.</param>
/// <param name="Pack">The pack concerned, if one is.</param>
/// <param name="Version">Its version, where it is known.</param>
/// <param name="Source">The source that is asked.</param>
/// <param name="Done">How many packs this step has finished.</param>
/// <param name="Total">How many it has, as far as is known; 0 when nothing is.</param>
/// <param name="Bytes">While a package is fetched: how many bytes of it have come.</param>
public readonly record struct FeedProgress(FeedStep Step, string? Pack, string? Version, string? Source, int Done, int Total, long Bytes = 0);
