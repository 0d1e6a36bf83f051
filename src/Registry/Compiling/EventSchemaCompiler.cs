using SchemaPacks.Checking;
using SchemaPacks.JsonSchema;
using SchemaPacks.Parsing;
using SchemaPacks.Plugins;
using SchemaPacks.Referring;
using SchemaPacks.Scanning;

namespace SchemaPacks.Compiling;

/// <summary>Documents to schemas that can judge events: what passes the rules of registration.</summary>
internal sealed class EventSchemaCompiler(SchemaOptions options, bool strict)
{
    private static readonly Dictionary<string, LibraryAnswer> NoAnswers = [];

    /// <summary>
    /// Compiles each document on its own, in parallel. A document may refer to any other that its pack may see, even to one that
    /// breaks a rule of registration: it need not be an event for that.
    /// </summary>
    /// <param name="documents">Every document.</param>
    /// <param name="candidates">Every pack.</param>
    /// <param name="modules">The code of trusted packs, for the formats that they bring.</param>
    /// <param name="before">What was compiled of a document before, if anything: what would become the same is taken from there.</param>
    /// <param name="cancellationToken">Stops between documents.</param>
    public CompiledPacks Compile(
        IReadOnlyList<PackDocument> documents, IReadOnlyList<PackCandidate> candidates, LoadedModules modules,
        Func<PackDocument, CompiledDocument?> before, CancellationToken cancellationToken)
    {
        var library = new SchemaLibrary(documents, candidates.Select(candidate => new PackLinks(candidate.Pack.Name, candidate.Pack.Package?.Id, candidate.Dependencies)));
        IEnumerable<string> choosing = modules.Formats.Count == 0 ? [] : candidates.Select(candidate => candidate.Pack.Name).Distinct(StringComparer.OrdinalIgnoreCase);
        var choices = choosing.ToDictionary(
            pack => pack, pack => options with { Formats = modules.FormatsOf(library.VisibleTo(pack), options.Formats) }, StringComparer.OrdinalIgnoreCase);
        var compiled = new CompiledDocument[documents.Count];
        Parallel.For(0, documents.Count, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            PackDocument document = documents[i];
            SchemaOptions choice = choices.GetValueOrDefault(document.Origin.Pack, options);
            compiled[i] = before(document) is { } same && same.StandsIn(library, document, choice.Formats) ? same : Compile(document, library, choice);
        });

        return new CompiledPacks(documents, compiled);
    }

    /// <summary>Compiles a document that nothing is known about but itself, as it was just read.</summary>
    /// <returns>Null when it refers to another document: then all have to be known.</returns>
    public CompiledDocument? CompileAlone(PackDocument document)
    {
        CompiledDocument compiled = Compile(document, SchemaLibrary.Empty, options);
        return compiled.Answers.Count == 0 ? compiled : null;
    }

    /// <summary>What <see cref="CompileAlone"/> made of a document that may be served.</summary>
    /// <param name="document">The document.</param>
    /// <param name="dialect">Its dialect.</param>
    /// <param name="findings">What was found in it.</param>
    public CompiledDocument Remember(PackDocument document, string dialect, IReadOnlyList<Diagnostic> findings) => new(
        new CompiledSchema(document.Key!.Value, document, dialect, SchemaProgram.Later(document, options)), findings, NoAnswers, options.Formats);

    private CompiledDocument Compile(PackDocument document, SchemaLibrary library, SchemaOptions choices)
    {
        CheckedDocument found = new DocumentCheck(library, choices, strict).Check(document);
        if (found.IsRefused)
            return new CompiledDocument(null, found.Findings, found.Answers, choices.Formats);

        bool standsAlone = found.Answers.Count == 0;
        SchemaProgram program = standsAlone ? SchemaProgram.Later(document, choices) : SchemaProgram.Of(document, choices, found.Validator!);
        var schema = new CompiledSchema(document.Key!.Value, document, found.Dialect!.Uri.OriginalString, program);
        return new CompiledDocument(schema, found.Findings, found.Answers, choices.Formats);
    }
}
