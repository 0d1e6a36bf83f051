using SchemaPacks.JsonSchema;
using SchemaPacks.Parsing;
using SchemaPacks.Referring;

namespace SchemaPacks.Compiling;

/// <summary>What judges the events of one schema. Of a schema that refers to no other it is made when it is first needed: many schemas are loaded, few are used.</summary>
internal sealed class SchemaProgram
{
    private readonly PackDocument _document;
    private readonly SchemaOptions _options;
    private readonly Lock _making = new();
    private JsonSchemaValidator? _validator;

    private SchemaProgram(PackDocument document, SchemaOptions options, JsonSchemaValidator? validator) => (_document, _options, _validator, StandsAlone) = (document, options, validator, validator is null);

    /// <summary>Whether it is made of nothing but its document.</summary>
    public bool StandsAlone { get; }

    public JsonSchemaValidator Validator => _validator ?? Make();

    /// <summary>Whether it has been made.</summary>
    public bool IsMade => _validator is not null;

    /// <summary>One that was made together with the schemas that it refers to.</summary>
    public static SchemaProgram Of(PackDocument document, SchemaOptions options, JsonSchemaValidator validator) => new(document, options, validator);

    /// <summary>One that is made later, of a document that compiled and refers to no other.</summary>
    public static SchemaProgram Later(PackDocument document, SchemaOptions options) => new(document, options, null);

    private JsonSchemaValidator Make()
    {
        lock (_making)
        {
            return _validator ??= SchemaCompiler.Compile(new SchemaDocument(DocumentAddress.Of(_document), _document.Root, rootIdIsBase: false), null, _options).Validator
                ?? throw new InvalidOperationException($"The schema '{_document.Origin}' compiled when it was loaded and does not now, although it is the same text.");
        }
    }
}
