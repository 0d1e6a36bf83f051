using System.Collections.Concurrent;
using SchemaPacks.JsonSchema.Loading;

namespace SchemaPacks.JsonSchema.Explaining;

/// <summary>
/// Judges every document by its metaschema; each finding is a problem at its place in the schema. What no metaschema has looked at must at least have values
/// that make sense.
/// </summary>
internal sealed class MetaschemaCheck(CompilationState state, EvaluationProgram program)
{
    private static readonly ConcurrentDictionary<JsonSchemaDialect, JsonSchemaValidator> Published = new();

    private const int LongestName = 40; // of a keyword, with room

    private static readonly SchemaOptions Bounds = new() { MaxSteps = 50_000_000, MaxEvaluationDepth = 8_192, MaxInstanceDepth = 8_192, AssertFormats = false };

    public void Report(SchemaGraph graph)
    {
        var unfit = KeywordShapes.Unfit(graph).ToList();
        // A resource inside a document may have a dialect of its own; it answers to that one alone.
        foreach (var resource in graph.Resources.Values.Distinct().Where(node => IsJudged(node) && (unfit.Count == 0 || node.Resource.Vocabulary.Metaschema is null))) // a custom metaschema may itself be unfit to run
            Report(resource, graph.Resources.Values.Where(inner => inner != resource && inner.Document == resource.Document && IsJudged(inner)).Select(inner => inner.Pointer).ToList());
        if (state.Problems.Count == 0)
        {
            foreach (var (node, keyword) in unfit)
                state.Report(SchemaProblemKind.MetaschemaViolation, node.Document, $"{node.Pointer}/{keyword}", $"'{keyword}' cannot have this value in {node.Dialect}: correct it");
        }

        bool IsJudged(SchemaNode node) => graph.DocumentRoots.Contains(node)
            || (graph.DocumentRoots.Any(root => root.Document == node.Document && root.Resource.Vocabulary != node.Resource.Vocabulary) && node.Pointer.Length > 0);
    }

    private void Report(SchemaNode root, List<string> inner)
    {
        var vocabulary = root.Resource.Vocabulary;
        var metaschema = vocabulary.Metaschema is { } custom ? new JsonSchemaValidator(custom, program) : Validator(vocabulary.Dialect);
        if (metaschema.IsValid(root.Json)) // the fast run: nearly every schema is one
            return;
        foreach (var finding in metaschema.Evaluate(root.Json).Findings)
        {
            var pointer = root.Pointer + finding.InstancePointer;
            if (!inner.Any(other => pointer == other || pointer.StartsWith(other + "/", StringComparison.Ordinal)))
                state.Report(SchemaProblemKind.MetaschemaViolation, root.Document, pointer, $"not a schema of {vocabulary.Dialect}: {MessageOf(finding)}");
        }
    }

    // In a metaschema, what the author wrote is an instance: "value must be of type integer" says less than "'maxLength' must be of type integer".
    private static string MessageOf(SchemaFinding finding)
    {
        if (finding.SchemaPointer.EndsWith("/properties/type/anyOf", StringComparison.Ordinal))
            return "'type' has to be 'array', 'boolean', 'integer', 'null', 'number', 'object' or 'string', or a list of these";
        string name = finding.InstancePointer[(finding.InstancePointer.LastIndexOf('/') + 1)..];
        return finding.Message.StartsWith("value ", StringComparison.Ordinal) && name.Length is > 0 and <= LongestName && name.All(c => char.IsAsciiLetter(c) || c == '$')
            ? $"'{name}' {finding.Message["value ".Length..]}" : finding.Message;
    }

    private static JsonSchemaValidator Validator(JsonSchemaDialect dialect) => Published.GetOrAdd(dialect, static of =>
    {
        var file = MetaschemaFiles.Of(of);
        var compilation = SchemaCompiler.Compile(new SchemaDocument(new Uri(file.Address), file.Json), null, Bounds, checksMetaschema: false);
        return compilation.Validator ?? throw new InvalidOperationException($"The embedded metaschema of {of} does not compile: {compilation.Problems[0].Message}");
    });
}
