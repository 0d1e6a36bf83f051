namespace SchemaPacks.JsonSchema.Running;

/// <summary>A condition on a string: a pattern, a format. Immutable; any thread may use it.</summary>
internal abstract unsafe class StringTest
{
    /// <summary>Whether the string meets the condition. False also when <see cref="RunState.Undecided"/>.</summary>
    /// <param name="p">The string's text without escapes, well-formed UTF-8, followed by readable bytes as in a padded text.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="run">The run, for giving up on a verdict.</param>
    public abstract bool Holds(byte* p, int length, RunState* run);
}
