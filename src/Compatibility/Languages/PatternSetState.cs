namespace SchemaPacks.Compatibility.Languages;

/// <summary>Where several patterns are in a text.</summary>
/// <param name="States">The state of each automaton.</param>
/// <param name="Length">How long the text is, as far as that matters.</param>
internal readonly record struct PatternSetState(int[] States, int Length)
{
    public bool Equals(PatternSetState other) => Length == other.Length && States.AsSpan().SequenceEqual(other.States);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Length);
        foreach (int state in States)
            hash.Add(state);
        return hash.ToHashCode();
    }
}
