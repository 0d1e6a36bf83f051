using SchemaPacks.JsonSchema;
using SchemaPacks.Parsing;

namespace SchemaPacks.Compiling;

/// <summary>
/// Answers the references of one schema out of the library. A reference is looked up as it is written, so that what looks like
/// an address is a name here: nothing is ever fetched.
/// </summary>
internal sealed class LibraryResolver(SchemaLibrary library, PackDocument document, Uri documentUri) : ISchemaResolver
{
    private const string VersionQuery = "?version=";

    private readonly Dictionary<string, Diagnosis> _refusals = new(StringComparer.Ordinal);
    private readonly Dictionary<Uri, (string Text, PackDocument Document)> _resolved = [];

    /// <summary>Why a reference got no answer: what to report, and why.</summary>
    public sealed record Diagnosis(DiagnosticDescriptor Kind, string Message);

    public SchemaDocument? Resolve(SchemaReference reference)
    {
        PackDocument? found = Find(reference.Text, out Diagnosis? refusal);
        if (found is null)
        {
            _refusals[reference.Text] = refusal!;
            return null;
        }

        Uri uri = found == document ? documentUri : DocumentAddress.Of(found);
        _resolved.TryAdd(uri, (reference.Text, found));
        return new SchemaDocument(uri, found.Root, rootIdIsBase: false);
    }

    /// <summary>Why the reference of that text, without its fragment, leads nowhere.</summary>
    public Diagnosis WhyNot(string text) => _refusals.GetValueOrDefault(text)
        ?? new Diagnosis(Diagnostics.UnresolvedReference, $"the reference '{text}' leads to nothing in its document; correct it");

    /// <summary>The document of that address and how it was first referred to; null when it is the schema itself, or no schema of a pack.</summary>
    public (string Text, PackDocument Document)? Referred(Uri uri) =>
        uri != documentUri && _resolved.TryGetValue(uri, out var referred) ? referred : null;

    private PackDocument? Find(string text, out Diagnosis? refusal)
    {
        refusal = null;
        var versions = library.Find(document.Origin.Pack, text);
        if (versions.Count > 1)
        {
            refusal = new Diagnosis(
                Diagnostics.AmbiguousReference,
                $"the reference '{text}' fits versions {string.Join(", ", versions.Select(version => version.Key))}; add one, as in '{text}{VersionQuery}{versions[^1].Key}'");
            return null;
        }

        int query = text.LastIndexOf(VersionQuery, StringComparison.Ordinal);
        if (versions.Count == 0 && query > 0 && SchemaVersion.TryParse(text[(query + VersionQuery.Length)..], out SchemaVersion wanted))
            versions = [.. library.Find(document.Origin.Pack, text[..query]).Where(version => version.Key == wanted)];

        if (versions.Count == 0)
        {
            refusal = new Diagnosis(
                Diagnostics.UnresolvedReference,
                $"the reference '{text}' names no schema of this pack or of packs that it depends on, and nothing is fetched from elsewhere; correct it, or add the dependency");
            return null;
        }

        PackDocument[] contents = [.. versions[0].DistinctBy(content => content.ContentHash)];
        if (contents.Length == 1)
            return versions[0].FirstOrDefault(content => content.Origin == document.Origin) ?? contents[0];

        refusal = new Diagnosis(
            Diagnostics.UnresolvedReference, $"the reference '{text}' names a schema that has different content in '{contents[0].Origin}' and '{contents[1].Origin}'; keep one");
        return null;
    }
}
