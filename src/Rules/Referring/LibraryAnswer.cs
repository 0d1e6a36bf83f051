using SchemaPacks.Parsing;

namespace SchemaPacks.Referring;

/// <summary>What the library knows of one reference: a document, or why there is none. Documents are compared by identity.</summary>
/// <param name="Document">The schema that the reference names.</param>
/// <param name="Refusal">What to report when there is none.</param>
/// <param name="Reason">Why there is none.</param>
internal sealed record LibraryAnswer(PackDocument? Document, DiagnosticDescriptor? Refusal, string? Reason)
{
    public static LibraryAnswer Of(PackDocument document) => new(document, null, null);

    public static LibraryAnswer Refuse(DiagnosticDescriptor kind, string reason) => new(null, kind, reason);
}
