using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>Runs a plan over one text: pads it, so that plans need no bounds checks, and gives it a budget.</summary>
/// <param name="root">The plan of the whole value.</param>
/// <param name="maxDepth">Containers within each other.</param>
/// <param name="maxSteps">Work, as <see cref="RunState.StepsLeft"/> counts it.</param>
internal sealed unsafe class FastRun(Plan root, int maxDepth, int maxSteps)
{
    // Plans call themselves. Texts that may nest deeper, and do, are left to the explaining pass, which looks after the stack.
    private const int DeepestNesting = 256;

    // Longer texts are copied to a rented buffer: the stack stays small whatever a client sends.
    private const int StackCapacity = 4096;

    /// <summary>The plan of the whole value.</summary>
    public Plan Root => root;

    /// <summary>Judges one JSON text. Allocates nothing.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="steps">The work that was counted.</param>
    [SkipLocalsInit]
    public FastVerdict Judge(ReadOnlySpan<byte> utf8, out int steps)
    {
        if (utf8.Length <= StackCapacity)
        {
            byte* text = stackalloc byte[StackCapacity + JsonScan.Padding];
            return JudgeIn(text, utf8, out steps);
        }

        byte[] rented = ArrayPool<byte>.Shared.Rent(utf8.Length + JsonScan.Padding);
        try
        {
            fixed (byte* text = rented)
                return JudgeIn(text, utf8, out steps);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    [SkipLocalsInit]
    private FastVerdict JudgeIn(byte* text, ReadOnlySpan<byte> utf8, out int steps)
    {
        steps = 0;
        if (!Copy(utf8, text) && !Utf8.IsValid(utf8))
            return FastVerdict.Refused;

        NameEntry* names = stackalloc NameEntry[RunState.NameCapacity];
        var run = new RunState(names, int.Min(maxDepth, DeepestNesting), maxSteps);
        byte* end = root.Run(JsonScan.Space(text), &run);
        steps = maxSteps - run.StepsLeft;
        if (run.Undecided || (end == null && maxDepth > DeepestNesting))
            return FastVerdict.Undecided;
        return end != null && JsonScan.Space(end) == text + utf8.Length ? FastVerdict.Valid : FastVerdict.Refused;
    }

    // Copies the text and clears the padding behind it. Returns whether all of it is ASCII, and so well-formed UTF-8.
    private static bool Copy(ReadOnlySpan<byte> utf8, byte* text)
    {
        Vector256<byte> seen = default;
        fixed (byte* source = utf8)
        {
            nint whole = utf8.Length & ~31;
            for (nint i = 0; i < whole; i += 32)
            {
                var block = Vector256.Load(source + i);
                seen |= block;
                block.Store(text + i);
            }

            Vector256<byte>.Zero.Store(text + whole);
            Vector256<byte>.Zero.Store(text + whole + 32);
            Vector256<byte>.Zero.Store(text + whole + 64);
            new ReadOnlySpan<byte>(source + whole, utf8.Length - (int)whole).CopyTo(new Span<byte>(text + whole, 32));
            seen |= Vector256.Load(text + whole);
        }

        return seen.ExtractMostSignificantBits() == 0;
    }
}
