namespace SchemaPacks.Compatibility;

/// <summary>Who reads whose events.</summary>
public enum CompatibilityDirection
{
    /// <summary>A reader with the new schema reads what was written with the old one.</summary>
    Backward,

    /// <summary>A reader with the old schema reads what is written with the new one.</summary>
    Forward,
}
