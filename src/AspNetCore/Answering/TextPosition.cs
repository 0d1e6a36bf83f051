namespace SchemaPacks.Answering;

/// <summary>A place in a body, from 1, in bytes.</summary>
internal readonly record struct TextPosition(int Line, int Column)
{
    public static TextPosition At(ReadOnlySpan<byte> body, int offset)
    {
        ReadOnlySpan<byte> before = body[..offset];
        return new TextPosition(1 + before.Count((byte)'\n'), before.Length - before.LastIndexOf((byte)'\n'));
    }

    /// <summary>The error's place in the body, given that it names one in a text that begins here.</summary>
    public ProblemError Move(ProblemError error) => error.Line is not { } line ? error : error with
    {
        Line = Line + line - 1,
        Column = line == 1 ? Column + error.Column - 1 : error.Column,
    };
}
