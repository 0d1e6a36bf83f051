namespace SchemaPacks.Cli.Examining;

/// <summary>How something is that was looked at.</summary>
internal enum Condition
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>It works, and may not tomorrow.</summary>
    Doubtful,

    /// <summary>A host cannot work like this.</summary>
    Bad,
}
