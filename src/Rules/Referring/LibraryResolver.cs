using SchemaPacks.JsonSchema;
using SchemaPacks.Parsing;

namespace SchemaPacks.Referring;

/// <summary>
/// Answers the references of one schema out of the library, and keeps what was asked. A reference is looked up as it is written, so that
/// what looks like an address is a name here: nothing is ever fetched.
/// </summary>
internal sealed class LibraryResolver(SchemaLibrary library, PackDocument document, Uri documentUri) : ISchemaResolver
{
    private readonly Dictionary<string, LibraryAnswer> _answers = new(StringComparer.Ordinal);
    private readonly Dictionary<Uri, (string Text, PackDocument Document)> _resolved = [];

    /// <summary>Every reference that was asked for, by its text.</summary>
    public IReadOnlyDictionary<string, LibraryAnswer> Answers => _answers;

    public SchemaDocument? Resolve(SchemaReference reference)
    {
        LibraryAnswer answer = _answers[reference.Text] = library.Answer(document, reference.Text);
        if (answer.Document is not { } found)
            return null;

        Uri uri = found == document ? documentUri : DocumentAddress.Of(found);
        _resolved.TryAdd(uri, (reference.Text, found));
        return new SchemaDocument(uri, found.Root, rootIdIsBase: false);
    }

    /// <summary>Why the reference of that text, without its fragment, leads nowhere.</summary>
    public LibraryAnswer WhyNot(string text) => _answers.GetValueOrDefault(text) is { Refusal: not null } refusal
        ? refusal
        : LibraryAnswer.Refuse(Diagnostics.UnresolvedReference, $"the reference '{text}' leads to nothing in its document; correct it");

    /// <summary>The document of that address and how it was first referred to; null when it is the schema itself, or no schema of a pack.</summary>
    public (string Text, PackDocument Document)? Referred(Uri uri) =>
        uri != documentUri && _resolved.TryGetValue(uri, out var referred) ? referred : null;
}
