using SchemaPacks.Compiling.Rules;
using SchemaPacks.JsonSchema;
using SchemaPacks.Parsing;
using SchemaPacks.Plugins;
using SchemaPacks.Scanning;

namespace SchemaPacks.Compiling;

/// <summary>Documents to schemas that can judge events: applies the rules of registration, all of them, and compiles what passes.</summary>
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
        var library = new SchemaLibrary(documents, candidates);
        var choices = candidates.Select(candidate => candidate.Pack.Name).Distinct(StringComparer.OrdinalIgnoreCase).ToDictionary(
            pack => pack,
            pack => modules.Formats.Count == 0 ? options : options with { Formats = modules.FormatsOf(library.VisibleTo(pack), options.Formats) },
            StringComparer.OrdinalIgnoreCase);
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

    /// <summary>What <see cref="CompileAlone"/> makes of a document in which nothing is wrong.</summary>
    /// <param name="document">The document.</param>
    /// <param name="dialect">Its dialect.</param>
    public CompiledDocument Remember(PackDocument document, string dialect) => new(
        new CompiledSchema(document.Key!.Value, document, dialect, SchemaProgram.Later(document, options)), [], NoAnswers, options.Formats);

    private CompiledDocument Compile(PackDocument document, SchemaLibrary library, SchemaOptions choices)
    {
        Uri uri = DocumentAddress.Of(document);
        var resolver = new LibraryResolver(library, document, uri);
        IReadOnlyList<Subschema> schemas = Subschema.AllOf(document);
        List<Diagnostic> findings =
        [
            .. IdRule.Check(document),
            .. VersionRule.Check(document),
            .. DialectRule.Check(document),
            .. ObjectRule.Check(document),
            .. ReservedNamesRule.Check(document, schemas),
            .. CategoriesRule.Check(document, schemas),
        ];

        JsonSchemaValidator? validator = null;
        if (DialectRule.TryRead(document, choices.DefaultDialect, out JsonSchemaDialect? dialect))
        {
            validator = CompileJsonSchema(document, uri, resolver, choices, findings);
            if (validator is not null)
            {
                findings.AddRange(IgnoredCategoriesRule.Check(document, schemas, validator.Root));
                findings.AddRange(MissingCategoriesRule.Check(document, validator.Root));
                findings.AddRange(UndeclaredContentRule.Check(document, validator.Root));
                findings.AddRange(ExamplesRule.Check(document, validator));
            }
        }

        findings = [.. findings.OrderBy(finding => finding.Line).ThenBy(finding => finding.Column)];
        if (strict)
            findings = [.. findings.Select(finding => finding with { Severity = DiagnosticSeverity.Error })];
        if (validator is null || document.Key is null || findings.Any(finding => finding.Severity == DiagnosticSeverity.Error))
            return new CompiledDocument(null, findings, resolver.Answers, choices.Formats);

        bool standsAlone = resolver.Answers.Count == 0;
        SchemaProgram program = standsAlone ? SchemaProgram.Later(document, choices) : SchemaProgram.Of(document, choices, validator);
        return new CompiledDocument(new CompiledSchema(document.Key!.Value, document, dialect!.Uri.OriginalString, program), findings, resolver.Answers, choices.Formats);
    }

    private static JsonSchemaValidator? CompileJsonSchema(PackDocument document, Uri uri, LibraryResolver resolver, SchemaOptions choices, List<Diagnostic> findings)
    {
        SchemaCompilation compilation = SchemaCompiler.Compile(new SchemaDocument(uri, document.Root, rootIdIsBase: false), resolver, choices);
        HashSet<string?> told = [.. findings.Select(finding => finding.Pointer).Where(pointer => pointer is not "")];
        findings.AddRange(compilation.Problems
            .Select(problem => SchemaProblems.ToDiagnostic(problem, document, uri, resolver))
            .Where(finding => finding.Descriptor != Diagnostics.BreaksMetaschema || !told.Contains(finding.Pointer)) // a rule of ours said it better
            .Distinct());
        return compilation.Validator;
    }
}
