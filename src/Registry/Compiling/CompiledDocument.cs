using SchemaPacks.JsonSchema;
using SchemaPacks.Parsing;
using SchemaPacks.Referring;

namespace SchemaPacks.Compiling;

/// <summary>What compiling made of one document, and all that it depended on beside the document.</summary>
/// <param name="Schema">Null when it may not be served.</param>
/// <param name="Findings">What is wrong with it, and warnings.</param>
/// <param name="Answers">Each reference that was asked for, with the library's answer.</param>
/// <param name="Formats">The formats that the code of packs brought.</param>
internal sealed record CompiledDocument(
    CompiledSchema? Schema, IReadOnlyList<Diagnostic> Findings,
    IReadOnlyDictionary<string, LibraryAnswer> Answers, IReadOnlyDictionary<string, FormatCheck> Formats)
{
    /// <summary>Whether compiling the same document now would make the same of it.</summary>
    public bool StandsIn(SchemaLibrary library, PackDocument document, IReadOnlyDictionary<string, FormatCheck> formats) =>
        Answers.All(answer => library.Answer(document, answer.Key) == answer.Value)
        && (ReferenceEquals(formats, Formats)
            || (formats.Count == Formats.Count && formats.All(format => Formats.TryGetValue(format.Key, out FormatCheck? check) && check == format.Value)));
}
