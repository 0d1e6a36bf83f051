using System.Text;

namespace SchemaPacks.Analyzers.Writing;

/// <summary>C# as it is written, line by line, with LF line ends on every platform.</summary>
internal sealed class CodeText
{
    private readonly StringBuilder _text = new();
    private int _indent;
    private bool _wantsGap;

    public void Line(string line)
    {
        if (_wantsGap)
            _text.Append('\n');
        _wantsGap = false;
        if (line.Length > 0)
            _text.Append(' ', _indent * 4).Append(line);
        _text.Append('\n');
    }

    /// <summary>A blank line before the next one, if there is a next one in this block.</summary>
    public void Gap() => _wantsGap = true;

    /// <summary>Indents until it is disposed.</summary>
    public IDisposable Block()
    {
        _indent++;
        return new Ending(this, null);
    }

    /// <summary>Puts braces around what is written until it is disposed.</summary>
    public IDisposable Braces(string end = "}")
    {
        Line("{");
        _indent++;
        return new Ending(this, end);
    }

    public override string ToString() => _text.ToString();

    private sealed class Ending(CodeText code, string? brace) : IDisposable
    {
        public void Dispose()
        {
            code._indent--;
            if (brace is null)
                return;
            code._wantsGap = false;
            code.Line(brace);
        }
    }
}
