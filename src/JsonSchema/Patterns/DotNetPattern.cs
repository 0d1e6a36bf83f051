using System.Globalization;
using System.Text;

namespace SchemaPacks.JsonSchema.Patterns;

/// <summary>
/// Writes a parsed pattern for .NET's engine, which matches UTF-16 units: a character beyond the first plane becomes a surrogate pair,
/// and every class is written out, since .NET's own mean something else.
/// </summary>
internal sealed class DotNetPattern
{
    private const string Word = "[0-9A-Z_a-z]";

    private readonly StringBuilder _text = new();
    private readonly bool _backtracks;

    private DotNetPattern(bool backtracks) => _backtracks = backtracks;

    /// <param name="node">The pattern.</param>
    /// <param name="backtracks">Whether it runs on the backtracking engine, which knows groups by number and can look around.</param>
    public static string Write(PatternNode node, bool backtracks)
    {
        var writer = new DotNetPattern(backtracks);
        writer.Append(node);
        return writer._text.ToString();
    }

    private void Append(PatternNode node)
    {
        switch (node)
        {
            case PatternNode.Characters characters:
                UnitClass.Append(_text, characters.Set);
                break;
            case PatternNode.Sequence sequence:
                foreach (var term in sequence.Terms)
                    Append(term);
                break;
            case PatternNode.Alternatives alternatives:
                Append("(?:", alternatives.Choices, ")");
                break;
            case PatternNode.Group { Number: > 0 } group when _backtracks:
                Append("(", [group.Body], ")");
                break;
            case PatternNode.Group group:
                Append("(?:", [group.Body], ")");
                break;
            case PatternNode.Repeat repeat:
                Append("(?:", [repeat.Term], ")");
                _text.Append(CultureInfo.InvariantCulture, $"{{{repeat.Min},{repeat.Max}}}").Append(repeat.IsLazy ? "?" : "");
                break;
            case PatternNode.Edge edge:
                _text.Append(edge.IsStart ? @"\A" : @"\z");
                break;
            case PatternNode.WordBoundary boundary:
                _text.Append(Boundary(boundary.IsNegated));
                break;
            case PatternNode.Look look:
                Append((look.IsBehind, look.IsNegated) switch { (false, false) => "(?=", (false, true) => "(?!", (true, false) => "(?<=", _ => "(?<!" }, [look.Body], ")");
                break;
            case PatternNode.BackReference reference:
                _text.Append(CultureInfo.InvariantCulture, $@"(?({reference.Number})(?:\{reference.Number})|)"); // a group that took no part matches nothing
                break;
        }
    }

    private void Append(string open, IReadOnlyList<PatternNode> choices, string close)
    {
        _text.Append(open);
        for (var index = 0; index < choices.Count; index++)
        {
            if (index > 0)
                _text.Append('|');
            Append(choices[index]);
        }

        _text.Append(close);
    }

    // The linear engine cannot look around; its own \b also counts letters beyond ASCII as part of a word.
    private string Boundary(bool isNegated) => (_backtracks, isNegated) switch
    {
        (true, false) => $"(?:(?<={Word})(?!{Word})|(?<!{Word})(?={Word}))",
        (true, true) => $"(?:(?<={Word})(?={Word})|(?<!{Word})(?!{Word}))",
        (false, false) => @"\b",
        (false, true) => @"\B",
    };
}
