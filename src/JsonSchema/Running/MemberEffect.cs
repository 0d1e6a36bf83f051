namespace SchemaPacks.JsonSchema.Running;

/// <summary>Which branches are possible for an object that has a certain member, or has it not. Each is a bit.</summary>
/// <param name="name">The member.</param>
/// <param name="index">Its index among the known names.</param>
/// <param name="texts">The values that tell branches apart; null where only being there does.</param>
/// <param name="absent">The branches for an object without the member.</param>
/// <param name="present">Those for each outcome of <paramref name="texts"/>.</param>
internal sealed unsafe class MemberEffect<TSeen>(TSeen name, int index, TextChoice? texts, ulong absent, ulong[] present)
    where TSeen : unmanaged, ISeenNames<TSeen>
{
    public ulong Alive(in TSeen seen, int mark, RunState* run)
    {
        if (!seen.HasAll(name))
            return absent;
        if (texts is null)
            return present[0];
        byte* value = run->Watched(mark, index);
        int choice = value == null ? -1 : texts.IndexOf(value);
        return choice < 0 ? BranchGroup.All : present[choice];
    }
}
