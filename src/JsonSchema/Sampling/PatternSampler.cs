using System.Text;
using SchemaPacks.JsonSchema.Patterns;

namespace SchemaPacks.JsonSchema.Sampling;

/// <summary>Makes texts that a pattern matches, by walking through it. What it says of its surroundings, such as lookahead, is left to whoever judges the text.</summary>
internal sealed class PatternSampler
{
    private const int MaxLength = 20_000;

    private readonly SampleDice _dice;
    private readonly int _repeats;
    private readonly StringBuilder _text = new();
    private readonly Dictionary<int, string> _groups = [];

    private PatternSampler(SampleDice dice, int repeats)
    {
        _dice = dice;
        _repeats = repeats;
    }

    /// <param name="pattern">An ECMA-262 pattern.</param>
    /// <param name="dice">Chooses.</param>
    /// <param name="repeats">How often what may come again without end comes, if it may come so seldom.</param>
    /// <returns>The text; null for what is no pattern, or asks for too long a text.</returns>
    public static string? Make(string pattern, SampleDice dice, int repeats)
    {
        try
        {
            var sampler = new PatternSampler(dice, repeats);
            return sampler.Add(PatternParser.Parse(pattern)) ? sampler._text.ToString() : null;
        }
        catch (PatternSyntaxException)
        {
            return null;
        }
    }

    private bool Add(PatternNode node)
    {
        switch (node)
        {
            case PatternNode.Characters characters:
                return Add(characters.Set);
            case PatternNode.Sequence sequence:
                return sequence.Terms.All(Add);
            case PatternNode.Alternatives alternatives:
                return Add(_repeats == 0 ? alternatives.Choices[0] : _dice.Pick(alternatives.Choices));
            case PatternNode.Repeat repeat:
                int count = Math.Max(repeat.Min, Math.Min(_repeats, repeat.Max ?? int.MaxValue));
                for (int index = 0; index < count; index++)
                {
                    if (!Add(repeat.Term))
                        return false;
                }

                return true;
            case PatternNode.Group group:
                int start = _text.Length;
                bool isMade = Add(group.Body);
                _groups[group.Number] = _text.ToString(start, _text.Length - start);
                return isMade;
            case PatternNode.BackReference reference:
                _text.Append(_groups.GetValueOrDefault(reference.Number, ""));
                return _text.Length <= MaxLength;
            default:
                return true;
        }
    }

    // A letter or a digit where the set has one, then what can be printed, then whatever there is.
    private bool Add(CodePointSet set)
    {
        var readable = Among(set, char.IsAsciiLetterLower) is { Count: > 0 } letters ? letters
            : Among(set, char.IsAsciiLetterOrDigit) is { Count: > 0 } others ? others
            : Among(set, c => c is > ' ' and <= '~');
        if (readable.Count > 0)
            _text.Append(_dice.Pick(readable));
        else if (set.Ranges.Select(range => Enumerable.Range(range.From, Math.Min(range.To - range.From + 1, 4_096)).FirstOrDefault(Rune.IsValid, -1)).FirstOrDefault(point => point >= 0, -1) is >= 0 and var codePoint)
            _text.Append(new Rune(codePoint).ToString());
        else
            return false; // halves of characters only
        return _text.Length <= MaxLength;
    }

    private static List<char> Among(CodePointSet set, Predicate<char> isWanted)
    {
        var found = new List<char>();
        foreach (var (from, to) in set.Ranges)
        {
            for (int codePoint = Math.Max(from, ' '); codePoint <= Math.Min(to, '~'); codePoint++)
            {
                if (isWanted((char)codePoint))
                    found.Add((char)codePoint);
            }
        }

        return found;
    }
}
