namespace SchemaPacks.Compatibility.Versioning;

/// <summary>Whether a version says what changed.</summary>
public enum VersionFit
{
    /// <summary>It does.</summary>
    Right,

    /// <summary>It promises more than is kept.</summary>
    TooSmall,

    /// <summary>It declares more than happened.</summary>
    TooLarge,

    /// <summary>Nobody knows: whether what was taken is still taken is undecided, or the versions follow no known scheme.</summary>
    Unknown,
}
