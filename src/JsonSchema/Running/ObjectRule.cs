namespace SchemaPacks.JsonSchema.Running;

/// <summary>What an object must meet beside its members one by one: judged at its closing brace.</summary>
/// <typeparam name="TSeen">Holds a bit per known name.</typeparam>
internal abstract unsafe class ObjectRule<TSeen>
    where TSeen : unmanaged, ISeenNames<TSeen>
{
    /// <summary>Whether the object meets the rule. False also when undecided.</summary>
    /// <param name="seen">The known names that it has.</param>
    /// <param name="mark">Where its names begin among those the run keeps, and with them the values that a <see cref="WatchPlan"/> left.</param>
    /// <param name="p">Its opening brace.</param>
    /// <param name="end">The first byte after it.</param>
    /// <param name="run">The run.</param>
    public abstract bool Holds(in TSeen seen, int mark, byte* p, byte* end, RunState* run);
}
