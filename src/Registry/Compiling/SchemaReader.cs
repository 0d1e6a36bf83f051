using SchemaPacks.JsonSchema;
using SchemaPacks.Parsing;
using SchemaPacks.Scanning;

namespace SchemaPacks.Compiling;

/// <summary>
/// Reads the schemas of packs, and compiles those that refer to no other while all of it is at hand. Then it lets go of all but the text: what a schema
/// becomes in memory is fifteen times its size, and of thousands that are loaded few are ever used.
/// </summary>
internal sealed class SchemaReader(ParsingLimits limits, SchemaOptions options, bool strict)
{
    private readonly EventSchemaCompiler _compiler = new(options, strict);

    public (ParsedDocument Parsed, CompiledDocument? Alone) Read(PackResource resource)
    {
        ParsedDocument parsed = DocumentParser.ParseOwn(resource.Origin, resource.Bytes, limits);
        if (parsed.Document is not { } document)
            return (parsed, null);

        CompiledDocument? alone = _compiler.CompileAlone(document);
        if (alone is not null)
            document.LetGo();
        return (parsed, alone);
    }
}
