using SchemaPacks.JsonSchema;
using SchemaPacks.Parsing;
using SchemaPacks.Referring;

namespace SchemaPacks.Checking;

/// <summary>The rules of registration, all of them, applied to one document: what a registry, the command line and a pack's build say about it.</summary>
/// <param name="library">Every document that it may refer to, even one that breaks a rule of registration: it need not be an event for that.</param>
/// <param name="options">Bounds and choices of compiling.</param>
/// <param name="strict">Whether warnings are errors.</param>
internal sealed class DocumentCheck(SchemaLibrary library, SchemaOptions options, bool strict)
{
    public CheckedDocument Check(PackDocument document)
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
        if (DialectRule.TryRead(document, options.DefaultDialect, out JsonSchemaDialect? dialect))
        {
            validator = Compile(document, uri, resolver, findings);
            if (validator is not null)
            {
                findings.AddRange(IgnoredCategoriesRule.Check(document, schemas, validator.Root));
                findings.AddRange(MissingCategoriesRule.Check(document, validator.Root));
                findings.AddRange(UndeclaredContentRule.Check(document, validator.Root));
                findings.AddRange(ExamplesRule.Check(document, validator));
            }
        }

        IEnumerable<Diagnostic> sorted = findings.OrderBy(finding => finding.Line).ThenBy(finding => finding.Column);
        if (strict)
            sorted = sorted.Select(finding => finding with { Severity = DiagnosticSeverity.Error });
        return new CheckedDocument(document, dialect, validator, [.. sorted], resolver.Answers);
    }

    private JsonSchemaValidator? Compile(PackDocument document, Uri uri, LibraryResolver resolver, List<Diagnostic> findings)
    {
        SchemaCompilation compilation = SchemaCompiler.Compile(new SchemaDocument(uri, document.Root, rootIdIsBase: false), resolver, options);
        HashSet<string?> told = [.. findings.Select(finding => finding.Pointer).Where(pointer => pointer is not "")];
        findings.AddRange(compilation.Problems
            .Select(problem => SchemaProblems.ToDiagnostic(problem, document, uri, resolver))
            .Where(finding => finding.Descriptor != Diagnostics.BreaksMetaschema || !told.Contains(finding.Pointer)) // a rule of ours said it better
            .Distinct());
        return compilation.Validator;
    }
}
