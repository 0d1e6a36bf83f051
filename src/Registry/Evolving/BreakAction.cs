namespace SchemaPacks.Evolving;

/// <summary>What becomes of a pack whose schemas break those that are served.</summary>
public enum BreakAction
{
    /// <summary>Nobody looks.</summary>
    Off,

    /// <summary>It is served, and its breaks are warnings.</summary>
    Warn,

    /// <summary>It is kept out whole, and its breaks are errors. What was served before it stays.</summary>
    Refuse,
}
