namespace SchemaPacks.Answering;

/// <summary>A place in a body, from 1, in bytes.</summary>
internal readonly record struct TextPosition(int Line, int Column)
{
    public static TextPosition At(ReadOnlySpan<byte> body, int offset)
    {
        ReadOnlySpan<byte> before = body[..offset];
        return new TextPosition(1 + before.Count((byte)'\n'), before.Length - before.LastIndexOf((byte)'\n'));
    }

    /// <summary>The error with its place in the body, also in its message, given that it names one in a text that begins here.</summary>
    public ProblemError Move(ProblemError error)
    {
        if (error is not { Line: { } line, Column: { } column })
            return error;
        var moved = new TextPosition(Line + line - 1, line == 1 ? Column + column - 1 : column);
        return error with
        {
            Line = moved.Line,
            Column = moved.Column,
            Message = error.Message.Replace(Words(line, column), Words(moved.Line, moved.Column), StringComparison.Ordinal),
        };
    }

    private static string Words(int line, int column) => $"line {line}, column {column}";
}
