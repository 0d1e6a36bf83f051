namespace SchemaPacks.Compatibility.Modes;

/// <summary>What a new version of a schema owes to those before it. Their names in settings and messages are those of <see cref="ModeName"/>.</summary>
public enum CompatibilityMode
{
    /// <summary>Nothing is owed.</summary>
    None,

    /// <summary>The new version takes what the version before it took.</summary>
    Backward,

    /// <summary>The new version takes what any version before it took.</summary>
    BackwardTransitive,

    /// <summary>The version before it takes what the new one takes.</summary>
    Forward,

    /// <summary>Every version before it takes what the new one takes.</summary>
    ForwardTransitive,

    /// <summary>Both, with the version before it.</summary>
    Full,

    /// <summary>Both, with every version before it.</summary>
    FullTransitive,
}
