using System.Text;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>A condition on a string: a pattern, a format. Immutable; any thread may use it.</summary>
internal abstract unsafe class StringTest
{
    /// <summary>Whether the string meets the condition. False also when <see cref="RunState.Undecided"/>.</summary>
    /// <param name="p">The string's text without escapes, well-formed UTF-8, followed by readable bytes as in a padded text.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="run">The run, for giving up on a verdict.</param>
    public abstract bool Holds(byte* p, int length, RunState* run);

    /// <summary>Whether a text that stands in a schema meets the condition.</summary>
    public bool Holds(string text)
    {
        byte[] utf8 = [.. Encoding.UTF8.GetBytes(text), .. new byte[JsonScan.Padding]];
        var run = new RunState(null, 0, int.MaxValue);
        fixed (byte* p = utf8)
            return Holds(p, utf8.Length - JsonScan.Padding, &run);
    }
}
