using System.Globalization;
using SchemaPacks.Fixing;
using Spectre.Console;

namespace SchemaPacks.Cli.Reporting;

/// <summary>The lines around a place as a terminal shows them, and where a caret belongs below the last one.</summary>
internal sealed class SourceExcerpt
{
    private const int LinesBefore = 2;
    private const int TabWidth = 4;
    private const int Widest = 120;

    /// <param name="lines">The text.</param>
    /// <param name="line">The place's line, from 1.</param>
    /// <param name="column">Its column, from 1, in UTF-16 units.</param>
    public SourceExcerpt(SourceLines lines, int line, int column)
    {
        string text = lines[line];
        int start = Math.Clamp(column - 1, 0, text.Length);
        int end = Math.Clamp(ScalarToken.EndOf(text, column) - 1, start, text.Length);
        string before = Shown(text[..start]), marked = Shown(text[start..end]), all = Shown(text);

        // What is too wide loses its beginning, so that the place itself is seen.
        int cut = Width(all) > Widest && Width(before) > Widest / 2 ? before.Length - (Widest / 3) : 0;
        cut = Math.Max(0, cut);
        if (cut > 0 && cut < before.Length && char.IsLowSurrogate(before[cut]))
            cut--;
        string lead = cut > 0 ? "…" : "";
        Lines =
        [
            .. Enumerable.Range(line - LinesBefore, LinesBefore).Where(number => number >= 1).Select(number => (number, Fit(Shown(lines[number])))),
            (line, Fit(lead + all[cut..])),
        ];
        CaretOffset = Width(lead + before[cut..]);
        CaretWidth = Math.Clamp(Width(marked), 1, Math.Max(1, Widest - CaretOffset));
    }

    /// <summary>The lines with their numbers, the place's last.</summary>
    public IReadOnlyList<(int Number, string Text)> Lines { get; }

    /// <summary>Cells before the caret.</summary>
    public int CaretOffset { get; }

    /// <summary>Cells that the caret marks, at least one.</summary>
    public int CaretWidth { get; }

    private static int Width(string shown) => shown.GetCellWidth();

    private static string Fit(string shown)
    {
        if (Width(shown) <= Widest)
            return shown;
        var whole = StringInfo.GetTextElementEnumerator(shown);
        int width = 0;
        while (whole.MoveNext() && (width += Width(whole.GetTextElement())) < Widest)
        {
        }

        return shown[..whole.ElementIndex] + "…";
    }

    // A tab is as wide as its place demands in an editor; here always the same, so that carets fit.
    private static string Shown(string text) => Screen.Plain(text.Replace("\t", new string(' ', TabWidth), StringComparison.Ordinal));
}
