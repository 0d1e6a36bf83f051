namespace SchemaPacks.Compatibility;

/// <summary>Whether everything that one schema takes is taken by another.</summary>
public enum CompatibilityVerdict
{
    /// <summary>Proved: each value that the one takes is taken by the other.</summary>
    Compatible,

    /// <summary>Refuted: there is a value, the witness, that the one takes and the other refuses.</summary>
    Breaking,

    /// <summary>Neither proved nor refuted. The findings say what stood in the way of a proof.</summary>
    Undecided,
}
