namespace SchemaPacks.JsonSchema.Patterns;

/// <summary>Carries the first syntax error out of the parser's recursion; never leaves <see cref="PatternCompiler"/>.</summary>
internal sealed class PatternSyntaxException(int position, string message) : Exception(message)
{
    public int Position { get; } = position;
}
