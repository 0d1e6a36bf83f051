using System.Text.Json;
using SchemaPacks.JsonSchema.Reading;

namespace SchemaPacks.Validating;

/// <summary>Whether a text is an event at all: strict JSON, an object, and without names that are the log's own.</summary>
internal static class EventText
{
    /// <summary>The most reserved names that are listed: an answer of megabytes helps nobody.</summary>
    private const int MaxFindings = 32;

    private static ReadOnlySpan<byte> Reserved => "__"u8;

    /// <summary>Accepts the text, or says everything that makes it no event.</summary>
    public static bool TryAccept(ReadOnlySpan<byte> utf8, out EventOutcome refusal)
    {
        List<Diagnostic>? findings = JsonText.Check(utf8) is { } problem ? [Describe(problem)]
            : IsObject(utf8) ? ReservedNames(utf8)
            : [Diagnostics.NotAnObject.Create("an event is a JSON object; put its properties between braces") with { Pointer = "" }];
        refusal = findings is null ? default : new EventOutcome(EventStatus.Malformed, findings);
        return findings is null;
    }

    /// <summary>Whether strict JSON is an object.</summary>
    public static bool IsObject(ReadOnlySpan<byte> utf8) => utf8.TrimStart(" \t\r\n"u8) is [(byte)'{', ..];

    /// <summary>A finding for each top-level name that begins with two underscores; null when there is none.</summary>
    /// <param name="utf8">A JSON object that has passed the strict reader.</param>
    public static List<Diagnostic>? ReservedNames(ReadOnlySpan<byte> utf8)
    {
        // A name that begins with an underscore, or with an escape that may be one, is rare. Without any there is nothing to look for.
        if (utf8.IndexOf("\"_"u8) < 0 && utf8.IndexOf("\"\\"u8) < 0)
            return null;

        List<Diagnostic>? findings = null;
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = JsonText.DefaultMaxDepth + 1 });
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName && findings is not { Count: MaxFindings })
        {
            if (Begins(ref reader))
                (findings ??= []).Add(Diagnostics.ReservedName.Create("names that begin with two underscores are the log's own; rename the property") with
                {
                    Pointer = "/" + reader.GetString()!.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal),
                });
            reader.Skip();
        }

        return findings;
    }

    private static bool Begins(ref Utf8JsonReader reader) =>
        reader.ValueIsEscaped ? reader.GetString()!.StartsWith("__", StringComparison.Ordinal) : reader.ValueSpan.StartsWith(Reserved);

    private static Diagnostic Describe(JsonTextProblem problem)
    {
        DiagnosticDescriptor kind = problem.Kind switch
        {
            JsonTextProblemKind.DuplicateName => Diagnostics.DuplicateName,
            JsonTextProblemKind.InvalidUtf8 or JsonTextProblemKind.LoneSurrogate => Diagnostics.InvalidUnicode,
            JsonTextProblemKind.TooDeep => Diagnostics.EventTooDeep,
            _ => Diagnostics.MalformedJson,
        };
        return kind.Create(problem.Message) with { Pointer = problem.Pointer, Line = problem.Line, Column = problem.Column };
    }
}
