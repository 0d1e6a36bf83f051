namespace SchemaPacks.JsonSchema.Patterns;

/// <summary>A compiled pattern, or why there is none.</summary>
internal sealed record PatternCompilation(EcmaPattern? Pattern, SchemaProblemKind Problem, string Message)
{
    public static PatternCompilation Of(EcmaPattern pattern) => new(pattern, default, "");

    public static PatternCompilation Refused(SchemaProblemKind problem, string message) => new(null, problem, message);
}
