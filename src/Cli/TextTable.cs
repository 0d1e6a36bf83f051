using Spectre.Console;

namespace SchemaPacks.Cli;

/// <summary>Rows under titles. A person gets a table as wide as the terminal; a pipe gets one line for each row, whose cells stand two blanks apart.</summary>
internal sealed class TextTable(params string[] titles)
{
    private const string Gap = "  ";
    private const int Frame = 3; // of a column of a table: a blank on either side, and a line
    private const int LeastWrapped = 16; // narrower, a column that may wrap is no use
    private const string Nothing = "-"; // in a pipe, where an empty cell would shift the others

    private readonly List<TextCell[]> _rows = [];

    /// <summary>Columns of numbers.</summary>
    public IReadOnlySet<string> Numbers { get; init; } = new HashSet<string>();

    /// <summary>Columns that may take several lines when the terminal is narrow; the others are kept whole as long as there is room.</summary>
    public IReadOnlySet<string> Wrapped { get; init; } = new HashSet<string>();

    public void Add(params TextCell[] cells) => _rows.Add(cells);

    public void Write(Screen screen)
    {
        // Where columns that are kept whole have no room, lines are better than broken words: a terminal folds them, and they can be copied.
        if (screen.IsTerminal && LeastWidth() <= screen.Console.Profile.Width)
            WriteTable(screen.Console);
        else
            WriteLines(screen.Output);
    }

    private void WriteTable(IAnsiConsole console)
    {
        var table = new Table { Border = TableBorder.Minimal };
        foreach (string title in titles)
            table.AddColumn(new TableColumn(new Text(title)) { NoWrap = !Wrapped.Contains(title), Alignment = Numbers.Contains(title) ? Justify.Right : Justify.Left });
        foreach (TextCell[] row in _rows)
            table.AddRow(row.Select(cell => new Text(Screen.Plain(cell.Text), cell.Style)));
        console.Write(table);
    }

    private int LeastWidth()
    {
        int width = 0;
        for (int column = 0; column < titles.Length; column++)
        {
            int whole = Math.Max(titles[column].Length, _rows.Max(row => row[column].Text.Length));
            width += Frame + (Wrapped.Contains(titles[column]) ? Math.Min(whole, LeastWrapped) : whole);
        }

        return width;
    }

    private void WriteLines(TextWriter output)
    {
        string[][] lines = [titles, .. _rows.Select(row => row.Select(cell => cell.Text.Length == 0 ? Nothing : Screen.Plain(cell.Text)).ToArray())];
        int[] widths = [.. titles.Select((_, column) => lines.Max(line => line[column].Length))];
        foreach (string[] line in lines)
            output.WriteLine(string.Join(Gap, line.Select((cell, column) =>
                Numbers.Contains(titles[column]) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd());
    }
}

/// <summary>A cell of a <see cref="TextTable"/>.</summary>
internal readonly record struct TextCell(string Text, Style? Style = null)
{
    public static implicit operator TextCell(string? text) => new(text ?? "");
}
