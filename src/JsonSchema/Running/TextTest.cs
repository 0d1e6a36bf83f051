using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using SchemaPacks.JsonSchema.Patterns;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>A pattern that is judged on characters, by the regular expression of the explaining pass: one that must backtrack, or is too large for an automaton.</summary>
internal sealed unsafe class TextTest(Lazy<EcmaPattern> pattern) : StringTest
{
    // The characters of a longer text go to a rented buffer.
    private const int StackCapacity = 1024;

    [SkipLocalsInit]
    public override bool Holds(byte* p, int length, RunState* run)
    {
        if (!run->Spend((long)pattern.Value.Steps(length) << 6)) // its steps as bytes
            return false;
        if (length <= StackCapacity)
            return Holds(p, length, stackalloc char[StackCapacity], run);
        char[] rented = ArrayPool<char>.Shared.Rent(length);
        try
        {
            return Holds(p, length, rented, run);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    private bool Holds(byte* p, int length, Span<char> text, RunState* run)
    {
        int count = Encoding.UTF8.GetChars(new ReadOnlySpan<byte>(p, length), text);
        return pattern.Value.TryMatch(text[..count]) ?? run->GiveUp() != null;
    }
}
