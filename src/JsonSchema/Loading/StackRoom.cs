using System.Runtime.CompilerServices;

namespace SchemaPacks.JsonSchema.Loading;

/// <summary>Asked by whatever calls itself as deep as a schema nests: running out of stack would end the process.</summary>
internal static class StackRoom
{
    // Parts of the runtime ask for as much room as it wants to see and throw where there is less. They are called from below the
    // question, so that a little more must be left for them.
    private const int Margin = 16 * 1024;

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool IsLeft()
    {
        Span<byte> margin = stackalloc byte[Margin];
        margin[0] = 1;
        return RuntimeHelpers.TryEnsureSufficientExecutionStack() & margin[0] == 1; // asked for from behind the margin
    }
}
