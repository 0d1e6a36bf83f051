using SchemaPacks.JsonSchema;
using SchemaPacks.Parsing;
using SchemaPacks.Referring;

namespace SchemaPacks.Checking;

/// <summary>What the rules of registration say about one document.</summary>
/// <param name="Document">The document.</param>
/// <param name="Dialect">Its dialect; null when it names one that is not known.</param>
/// <param name="Validator">What it compiled to; null when it does not compile.</param>
/// <param name="Findings">Everything that was found, in the order of the text.</param>
/// <param name="Answers">Each reference that was asked for, with the library's answer.</param>
internal sealed record CheckedDocument(
    PackDocument Document, JsonSchemaDialect? Dialect, JsonSchemaValidator? Validator,
    IReadOnlyList<Diagnostic> Findings, IReadOnlyDictionary<string, LibraryAnswer> Answers)
{
    /// <summary>Whether no registry serves it.</summary>
    public bool IsRefused => Validator is null || Document.Key is null || Findings.Any(finding => finding.Severity == DiagnosticSeverity.Error);
}
