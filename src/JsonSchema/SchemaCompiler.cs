using SchemaPacks.JsonSchema.Explaining;
using SchemaPacks.JsonSchema.Loading;

namespace SchemaPacks.JsonSchema;

/// <summary>Turns schema documents into validators. Reads no file and opens no connection.</summary>
public static class SchemaCompiler
{
    /// <summary>Compiles one document with everything it refers to.</summary>
    /// <param name="document">The schema.</param>
    /// <param name="resolver">Knows the other documents; <see langword="null"/> when there are none.</param>
    /// <param name="options">Bounds and choices; <see langword="null"/> for <see cref="SchemaOptions.Default"/>.</param>
    /// <returns>A validator, or every problem: nothing is thrown for what a schema holds.</returns>
    public static SchemaCompilation Compile(SchemaDocument document, ISchemaResolver? resolver = null, SchemaOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Compile(document, resolver, options ?? SchemaOptions.Default, checksMetaschema: true);
    }

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
