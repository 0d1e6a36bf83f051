using SchemaPacks.Scanning;

namespace SchemaPacks.Reusing;

/// <summary>What names the content of a pack: two of one name and hash have the same schemas, which parse to the same.</summary>
internal readonly record struct PackIdentity(string Name, string Sha512)
{
    public static PackIdentity Of(PackCandidate candidate) => new(candidate.Pack.Name, candidate.Pack.Sha512);
}
