using System.Runtime.CompilerServices;
using System.Text;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>A condition that is judged on characters: a regular expression, a format without a parser of bytes.</summary>
/// <param name="holds">Judges the text. Must not keep it.</param>
internal sealed unsafe class TextTest(TextTest.Predicate holds) : StringTest
{
    // A longer string is left to the explaining pass.
    private const int Capacity = 1024;

    /// <summary>Whether a text meets the condition; null when that cannot be told.</summary>
    internal delegate bool? Predicate(ReadOnlySpan<char> text);

    [SkipLocalsInit]
    public override bool Holds(byte* p, int length, RunState* run)
    {
        if (length > Capacity)
            return run->GiveUp() != null;
        Span<char> text = stackalloc char[Capacity];
        var count = Encoding.UTF8.GetChars(new ReadOnlySpan<byte>(p, length), text);
        return holds(text[..count]) ?? run->GiveUp() != null;
    }
}
