using System.Runtime.CompilerServices;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>Branches of a schema, and how many of them must meet a value that is known to be well-formed.</summary>
internal abstract unsafe class BranchGroup
{
    /// <summary>Whether the value from <paramref name="p"/> to <paramref name="end"/> meets the branches as asked. False also when undecided.</summary>
    public abstract bool Holds(byte* p, byte* end, RunState* run);

    /// <summary>Whether one branch meets the value. False also when undecided.</summary>
    protected static bool Meets(Plan branch, byte* p, byte* end, RunState* run)
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
