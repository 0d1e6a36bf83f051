namespace SchemaPacks.JsonSchema.Reading;

/// <summary>The first thing that makes a text no strict JSON. Holds positions, never content; only <see cref="Pointer"/> has names from the text.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="ByteOffset">Where, in bytes from the beginning, from 0.</param>
/// <param name="Line">The same as a line, from 1; only <c>\n</c> ends a line.</param>
/// <param name="Column">The same within the line, in bytes, from 1.</param>
/// <param name="Pointer">JSON pointer (RFC 6901) of the value, or of the object or array, in which it was met; empty for the root.</param>
public sealed record JsonTextProblem(JsonTextProblemKind Kind, long ByteOffset, int Line, int Column, string Pointer)
{
    /// <summary>The same as one English sentence without a final period.</summary>
    public string Message => Kind switch
    {
        JsonTextProblemKind.ByteOrderMark => "the text begins with a byte order mark: send UTF-8 without one",
        JsonTextProblemKind.InvalidUtf8 => $"the bytes at line {Line}, column {Column} are not UTF-8",
        JsonTextProblemKind.LoneSurrogate => $"the text at line {Line}, column {Column} escapes half a surrogate pair: write both halves, or the character itself",
        JsonTextProblemKind.DuplicateName => $"the object names the property at line {Line}, column {Column} a second time: keep one of them",
        JsonTextProblemKind.TooDeep => $"arrays and objects nest too deep at line {Line}, column {Column}",
        _ => $"the text is not JSON at line {Line}, column {Column}",
    };
}
