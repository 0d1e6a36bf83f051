using System.Text.Json;
using SchemaPacks.Answering;
using SchemaPacks.JsonSchema.Reading;

namespace SchemaPacks.Receiving;

/// <summary>Parses a body of another form than ours, strictly.</summary>
internal static class ForeignText
{
    /// <returns>What makes it no strict JSON; else null.</returns>
    public static ProblemError? TryParse(ReadOnlyMemory<byte> body, out JsonDocument? document)
    {
        document = null;
        if (JsonText.Check(body.Span, BodyText.MaxDepth + 1) is { } found)
            return new ProblemError(BodyText.Descriptor(found.Kind), found.Message) { Line = found.Line, Column = found.Column };
        document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = BodyText.MaxDepth + 2 });
        return null;
    }
}
