namespace SchemaPacks.JsonSchema.Patterns.Automata;

/// <summary>Where a pattern may be between two characters.</summary>
/// <param name="Steps">The steps that may come next, sorted.</param>
/// <param name="Before">What stands before the place, as far as the pattern asks.</param>
internal readonly record struct PatternPlace(int[] Steps, PatternNeighbour Before)
{
    public bool Equals(PatternPlace other) => Before == other.Before && Steps.AsSpan().SequenceEqual(other.Steps);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Before);
        foreach (var step in Steps)
            hash.Add(step);
        return hash.ToHashCode();
    }
}

/// <summary>What stands on one side of a place.</summary>
internal enum PatternNeighbour
{
    Other,
    Word,

    /// <summary>The start or the end of the text.</summary>
    Edge,
}
