using System.Runtime.CompilerServices;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>Branches of a schema, and how many of them must meet a value that is known to be well-formed.</summary>
internal abstract unsafe class BranchGroup
{
    /// <summary>All branches may meet the value.</summary>
    public const ulong All = ulong.MaxValue;

    /// <summary>Whether the value from <paramref name="p"/> to <paramref name="end"/> meets the branches as asked. False also when undecided.</summary>
    /// <param name="p">The value's first byte.</param>
    /// <param name="end">The first byte after it.</param>
    /// <param name="alive">A bit for each branch that may meet the value, as far as its members told; branches beyond 63 always may.</param>
    /// <param name="run">The run.</param>
    public abstract bool Holds(byte* p, byte* end, ulong alive, RunState* run);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static bool IsAlive(ulong alive, int branch) => branch > 63 || (alive >> branch & 1) != 0;

    /// <summary>Whether one branch meets the value. False also when undecided.</summary>
    public static bool Meets(Plan branch, byte* p, byte* end, RunState* run)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            return run->GiveUp() != null;
        if (!run->Spend((nint)(end - p)))
            return false;
        RunState before = *run;
        bool met = branch.Run(p, run) != null;
        run->Return(before);
        return met;
    }
}
