namespace SchemaPacks.Parsing;

/// <summary>A text line by line, for a reader that never goes back. Lines end with LF or CR LF.</summary>
internal sealed class YamlLines(string text)
{
    private int _next;

    /// <summary>Whether there is no line left.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>The number of the line, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Where the line begins.</summary>
    public int Start { get; private set; }

    /// <summary>Where its content ends: spaces that follow are left out.</summary>
    public int End { get; private set; }

    /// <summary>Where the line ends, without its line break.</summary>
    public int RawEnd { get; private set; }

    /// <summary>Spaces before the content.</summary>
    public int Indent { get; private set; }

    /// <summary>Whether there is nothing but spaces.</summary>
    public bool IsBlank => Start + Indent >= End;

    /// <summary>Whether there is nothing but a comment.</summary>
    public bool IsComment => !IsBlank && text[Start + Indent] == '#';

    /// <summary>Where the content begins.</summary>
    public int Content => Start + Indent;

    /// <summary>Goes to the next line, whatever it holds.</summary>
    public void MoveNext()
    {
        if (_next >= text.Length)
        {
            IsAtEnd = true;
            return;
        }

        Number++;
        Start = _next;
        int length = text.AsSpan(Start).IndexOf('\n');
        RawEnd = length < 0 ? text.Length : Start + length;
        _next = length < 0 ? text.Length : RawEnd + 1;
        if (length > 0 && text[RawEnd - 1] == '\r')
            RawEnd--;
        End = Start + text.AsSpan(Start, RawEnd - Start).TrimEnd(' ').Length;
        Indent = text.AsSpan(Start, RawEnd - Start).IndexOfAnyExcept(' ') is var first and >= 0 ? first : RawEnd - Start;
    }

    /// <summary>Goes to the next line that holds more than a comment.</summary>
    public void MoveToContent()
    {
        do
            MoveNext();
        while (!IsAtEnd && (IsBlank || IsComment));
    }
}
