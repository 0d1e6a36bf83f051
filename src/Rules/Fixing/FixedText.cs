using System.Text;

namespace SchemaPacks.Fixing;

/// <summary>A text after fixes.</summary>
/// <param name="Text">The text.</param>
/// <param name="Applied">How many fixes are in it. One that touches what another changed is left for the next round.</param>
internal sealed record FixedText(string Text, int Applied)
{
    public static FixedText Of(string text, IEnumerable<Fix> fixes)
    {
        var lines = new SourceLines(text);
        var chosen = new List<(int Start, int End, string NewText)>();
        int applied = 0;
        foreach (Fix fix in fixes)
        {
            (int Start, int End, string NewText)[] edits =
                [.. fix.Edits.Select(edit => (lines.IndexOf(edit.Line, edit.Column), lines.IndexOf(edit.EndLine, edit.EndColumn), edit.NewText))];
            if (edits.Any(edit => chosen.Any(other => edit.Start < other.End && other.Start < edit.End)))
                continue;
            chosen.AddRange(edits);
            applied++;
        }

        var changed = new StringBuilder(text);
        foreach ((int start, int end, string newText) in chosen.OrderByDescending(edit => edit.Start))
            changed.Remove(start, end - start).Insert(start, newText);
        return new FixedText(changed.ToString(), applied);
    }
}
