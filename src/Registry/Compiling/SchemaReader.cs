using SchemaPacks.JsonSchema;
using SchemaPacks.Parsing;
using SchemaPacks.Reusing;
using SchemaPacks.Scanning;

namespace SchemaPacks.Compiling;

/// <summary>
/// Reads the schemas of packs, and compiles those that refer to no other while all of it is at hand. Then it lets go of all but the text: what a schema
/// becomes in memory is fifteen times its size, and of thousands that are loaded few are ever used.
/// </summary>
internal sealed class SchemaReader(ParsingLimits limits, SchemaOptions options, bool strict)
{
    private readonly EventSchemaCompiler _compiler = new(options, strict);

    /// <param name="resource">The schema's text.</param>
    /// <param name="known">What an earlier process found out about this very text: then it is neither read nor compiled now.</param>
    public (ParsedDocument Parsed, CompiledDocument? Alone) Read(PackResource resource, KnownSchema? known)
    {
        if (known is not null && DocumentParser.Remember(resource.Origin, resource.Bytes, limits, known.Key, known.ContentHash) is { } remembered)
            return (new ParsedDocument(remembered, []), _compiler.Remember(remembered, known.Dialect, known.Findings));

        ParsedDocument parsed = DocumentParser.ParseOwn(resource.Origin, resource.Bytes, limits);
        if (parsed.Document is not { } document)
            return (parsed, null);

        CompiledDocument? alone = _compiler.CompileAlone(document);
        if (alone is not null)
            document.LetGo();
        return (parsed, alone);
    }
}
