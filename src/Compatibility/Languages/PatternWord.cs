namespace SchemaPacks.Compatibility.Languages;

/// <summary>A text, and which patterns of a set match it.</summary>
internal sealed class PatternWord(bool[] matches, PatternTrail? trail)
{
    public IReadOnlyList<bool> Matches => matches;

    public string Text => PatternTrail.TextOf(trail);
}
