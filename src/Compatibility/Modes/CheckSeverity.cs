namespace SchemaPacks.Compatibility.Modes;

/// <summary>How much it counts that something was found.</summary>
public enum CheckSeverity
{
    /// <summary>It is not reported.</summary>
    Off,

    /// <summary>It is reported, and stops nothing.</summary>
    Warning,

    /// <summary>It is as bad as a break.</summary>
    Error,
}
