using SchemaPacks.JsonSchema.Patterns;
using SchemaPacks.JsonSchema.Patterns.Automata;

namespace SchemaPacks.JsonSchema.Loading;

/// <summary>What the phases of one compilation share: the options, and the problems found so far.</summary>
internal sealed class CompilationState(SchemaOptions options)
{
    private readonly Dictionary<string, PatternCompilation> _patterns = [];
    private readonly PatternMemory _memory = new(PatternMemory.DefaultSize);

    public SchemaOptions Options { get; } = options;

    public List<SchemaProblem> Problems { get; } = [];

    public void Report(SchemaProblemKind kind, LoadedDocument document, string pointer, string message) =>
        Problems.Add(new SchemaProblem(kind, document.BaseUri, pointer, message));

    /// <summary>Compiles a pattern once per compilation and reports at every place that has it when that fails.</summary>
    public EcmaPattern? Pattern(string text, LoadedDocument document, string pointer)
    {
        if (!_patterns.TryGetValue(text, out var compiled))
            _patterns[text] = compiled = PatternCompiler.Compile(text, Options, _memory);
        if (compiled.Pattern is null)
            Report(compiled.Problem, document, pointer, compiled.Message);
        return compiled.Pattern;
    }
}
