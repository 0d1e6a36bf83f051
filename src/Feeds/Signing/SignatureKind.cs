namespace SchemaPacks.Feeds;

/// <summary>In what role somebody signed a package.</summary>
public enum SignatureKind
{
    /// <summary>Whoever made it.</summary>
    Author,

    /// <summary>The feed that it was published on, which says who owns its id there.</summary>
    Repository,
}
