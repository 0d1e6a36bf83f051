namespace SchemaPacks.Compatibility;

/// <summary>By how much a version must rise, as Semantic Versioning has it.</summary>
public enum VersionBump
{
    /// <summary>The same values are taken, and nothing new is declared.</summary>
    Patch,

    /// <summary>All that was taken is still taken, and more is, or more is declared.</summary>
    Minor,

    /// <summary>Something that was taken is not taken any more; or nobody could prove that it is.</summary>
    Major,
}
