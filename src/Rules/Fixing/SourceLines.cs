namespace SchemaPacks.Fixing;

/// <summary>A text by its lines. Lines end with LF, CR LF or CR, as positions count them.</summary>
internal sealed class SourceLines
{
    private readonly List<int> _starts = [0];
    private readonly string _text;

    public SourceLines(string text)
    {
        _text = text;
        for (int i = 0; i < text.Length; i++)
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                _starts.Add(i + 1);
    }

    public int Count => _starts.Count;

    /// <summary>A line, from 1, without its end; empty beyond the last.</summary>
    public string this[int line] => line < 1 || line > Count ? "" : _text[_starts[line - 1]..EndOf(line)].TrimEnd('\r', '\n');

    /// <summary>Index of a place in the text.</summary>
    public int IndexOf(int line, int column) => line > Count ? _text.Length : Math.Min(_starts[line - 1] + column - 1, _text.Length);

    private int EndOf(int line) => line == Count ? _text.Length : _starts[line];
}
