using System.Text.Json;
using SchemaPacks.JsonSchema.Explaining;
using SchemaPacks.JsonSchema.Loading;
using SchemaPacks.JsonSchema.Reading;

namespace SchemaPacks.JsonSchema;

/// <summary>Turns schema documents into validators. Reads no file and opens no connection.</summary>
public static class SchemaCompiler
{
    private static readonly Uri Nowhere = new("schema:///");

    /// <summary>Compiles one document with everything it refers to.</summary>
    /// <param name="document">The schema.</param>
    /// <param name="resolver">Knows the other documents; <see langword="null"/> when there are none.</param>
    /// <param name="options">Bounds and choices; <see langword="null"/> for <see cref="SchemaOptions.Default"/>.</param>
    /// <returns>A validator, or every problem: nothing is thrown for what a schema holds.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A bound of <paramref name="options"/> is outside its range.</exception>
    public static SchemaCompilation Compile(SchemaDocument document, ISchemaResolver? resolver = null, SchemaOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        options ??= SchemaOptions.Default;
        OptionRanges.Check(options);
        return Compile(document, resolver, options, checksMetaschema: true);
    }

    /// <summary>Compiles a schema from its text, which must be strict JSON (see <see cref="JsonText"/>).</summary>
    /// <param name="utf8">The schema. It is copied.</param>
    /// <param name="baseUri">Absolute address of the document; <see langword="null"/> for one that nobody can refer to.</param>
    /// <param name="resolver">Knows the other documents; <see langword="null"/> when there are none.</param>
    /// <param name="options">Bounds and choices; <see langword="null"/> for <see cref="SchemaOptions.Default"/>.</param>
    /// <returns>A validator, or every problem.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A bound of <paramref name="options"/> is outside its range.</exception>
    public static SchemaCompilation Compile(ReadOnlySpan<byte> utf8, Uri? baseUri = null, ISchemaResolver? resolver = null, SchemaOptions? options = null)
    {
        options ??= SchemaOptions.Default;
        OptionRanges.Check(options);
        baseUri ??= Nowhere;
        return JsonText.Check(utf8, options.MaxSchemaDepth) is { } problem
            ? new SchemaCompilation(null, [SchemaLoader.Unreadable(problem, baseUri, options)])
            : Compile(new SchemaDocument(baseUri, JsonElement.Parse(utf8, new JsonDocumentOptions { MaxDepth = options.MaxSchemaDepth })), resolver, options, checksMetaschema: true);
    }

    /// <inheritdoc cref="Compile(ReadOnlySpan{byte}, Uri, ISchemaResolver, SchemaOptions)"/>
    /// <param name="schema">The schema. Its <see cref="JsonDocument"/> must stay undisposed for as long as the validator lives.</param>
    public static SchemaCompilation Compile(JsonElement schema, Uri? baseUri = null, ISchemaResolver? resolver = null, SchemaOptions? options = null) =>
        Compile(new SchemaDocument(baseUri ?? Nowhere, schema), resolver, options);

    internal static SchemaCompilation Compile(SchemaDocument document, ISchemaResolver? resolver, SchemaOptions options, bool checksMetaschema)
    {
        var state = new CompilationState(options);
        var loader = new SchemaLoader(state, resolver);
        var root = loader.Load(document);
        new ReferenceResolution(state, loader).Run();
        new InPlaceCycles(state, loader.Graph).Report();
        var program = EvaluationProgram.Of(loader.Graph, state);
        if (checksMetaschema)
            new MetaschemaCheck(state, program).Report(loader.Graph);
        return root is not null && state.Problems.Count == 0
            ? new SchemaCompilation(new JsonSchemaValidator(root, program), [])
            : new SchemaCompilation(null, state.Problems);
    }
}
