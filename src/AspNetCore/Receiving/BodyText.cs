using SchemaPacks.Answering;
using SchemaPacks.JsonSchema.Reading;

namespace SchemaPacks.Receiving;

/// <summary>Says what makes a body no strict JSON, and where. Only a refused body pays for it.</summary>
internal static class BodyText
{
    /// <summary>An event nests to the depth that the event log takes; the envelope is one more.</summary>
    public const int MaxDepth = JsonText.DefaultMaxDepth + 1;

    private const string EventPointer = "/event";

    public static ProblemError Explain(ReadOnlySpan<byte> body)
    {
        if (JsonText.Check(body, MaxDepth) is not { } problem)
            return new ProblemError(Diagnostics.MalformedJson, "the body is not one JSON object: see docs/http-api.md");

        bool inEvent = problem.Pointer == EventPointer || problem.Pointer.StartsWith(EventPointer + "/", StringComparison.Ordinal);
        return new ProblemError(Descriptor(problem.Kind), problem.Message)
        {
            Pointer = inEvent ? problem.Pointer[EventPointer.Length..] : null,
            Line = problem.Line,
            Column = problem.Column,
        };
    }

    /// <summary>The same of an array of envelopes, which is one level more.</summary>
    public static ProblemError ExplainBatch(ReadOnlySpan<byte> body) =>
        JsonText.Check(body, MaxDepth + 1) is not { } problem
            ? new ProblemError(Diagnostics.MalformedJson, "the body is not one array of JSON objects: see docs/http-api.md")
            : new ProblemError(Descriptor(problem.Kind), problem.Message) { Line = problem.Line, Column = problem.Column };

    public static DiagnosticDescriptor Descriptor(JsonTextProblemKind kind) => kind switch
    {
        JsonTextProblemKind.InvalidUtf8 or JsonTextProblemKind.LoneSurrogate => Diagnostics.InvalidUnicode,
        JsonTextProblemKind.DuplicateName => Diagnostics.DuplicateName,
        JsonTextProblemKind.TooDeep => Diagnostics.EventTooDeep,
        _ => Diagnostics.MalformedJson,
    };
}
