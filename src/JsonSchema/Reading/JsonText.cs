using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Unicode;

namespace SchemaPacks.JsonSchema.Reading;

/// <summary>
/// Strict reading of one JSON text: UTF-8 without a byte order mark, one value, no name twice in one object however it is spelled,
/// no lone surrogates, bounded depth. What passes here means the same to every parser.
/// </summary>
public static class JsonText
{
    /// <summary>Arrays and objects that may nest: 64. The 65th is refused.</summary>
    public const int DefaultMaxDepth = 64;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads the text once and builds nothing.</summary>
    /// <returns>The first problem, or <see langword="null"/> for strict JSON.</returns>
    public static JsonTextProblem? Check(ReadOnlySpan<byte> utf8, int maxDepth = DefaultMaxDepth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDepth, 1);
        if (utf8.StartsWith(ByteOrderMark))
            return JsonTextPosition.Problem(JsonTextProblemKind.ByteOrderMark, utf8, 0, maxDepth);
        if (!Utf8.IsValid(utf8))
            return JsonTextPosition.Problem(JsonTextProblemKind.InvalidUtf8, utf8, JsonTextPosition.FirstInvalidByte(utf8), maxDepth);

        var names = new NameSet();
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = JustDeeper(maxDepth) });
            while (reader.Read())
                if (Refusal(ref reader, ref names, utf8, maxDepth) is { } kind)
                    return JsonTextPosition.Problem(kind, utf8, reader.TokenStartIndex, maxDepth);
            return null;
        }
        catch (JsonException exception) // the reader's only way to say "syntax"
        {
            return JsonTextPosition.Problem(JsonTextProblemKind.Syntax, utf8, JsonTextPosition.Offset(utf8, exception), maxDepth);
        }
        finally
        {
            names.Dispose();
        }
    }

    /// <summary>Checks the text and hands out a document over the same memory, which the caller disposes and must not change meanwhile.</summary>
    public static bool TryParse(
        ReadOnlyMemory<byte> utf8,
        [NotNullWhen(true)] out JsonDocument? document,
        [NotNullWhen(false)] out JsonTextProblem? problem,
        int maxDepth = DefaultMaxDepth)
    {
        problem = Check(utf8.Span, maxDepth);
        document = problem is null ? JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = maxDepth }) : null;
        return document is not null;
    }

    /// <summary>One level more, so that a reader stands at the value that is too deep and does not throw there.</summary>
    internal static int JustDeeper(int maxDepth) => maxDepth == int.MaxValue ? maxDepth : maxDepth + 1;

    private static JsonTextProblemKind? Refusal(ref Utf8JsonReader reader, ref NameSet names, ReadOnlySpan<byte> utf8, int maxDepth)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray when reader.CurrentDepth >= maxDepth:
                return JsonTextProblemKind.TooDeep;
            case JsonTokenType.StartObject:
                names.Open(reader.CurrentDepth);
                return null;
            case JsonTokenType.String or JsonTokenType.PropertyName when reader.ValueIsEscaped && Surrogates.AnyAlone(reader.ValueSpan):
                return JsonTextProblemKind.LoneSurrogate;
            case JsonTokenType.PropertyName when !names.Add(ref reader, utf8):
                return JsonTextProblemKind.DuplicateName;
            default:
                return null;
        }
    }
}
