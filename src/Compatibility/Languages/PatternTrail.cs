using System.Text;

namespace SchemaPacks.Compatibility.Languages;

/// <summary>The characters of a text, from the last one back.</summary>
internal sealed record PatternTrail(int CodePoint, PatternTrail? Before)
{
    public static string TextOf(PatternTrail? trail)
    {
        var runes = new Stack<Rune>();
        for (; trail is not null; trail = trail.Before)
            runes.Push(new Rune(trail.CodePoint));
        return string.Concat(runes);
    }
}
