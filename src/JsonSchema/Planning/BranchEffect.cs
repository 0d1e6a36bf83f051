using SchemaPacks.JsonSchema.Running;

namespace SchemaPacks.JsonSchema.Planning;

/// <summary>What one member tells of a group's branches; as <see cref="MemberEffect{TSeen}"/>.</summary>
internal sealed record BranchEffect(string Name, TextChoice? Texts, ulong Absent, ulong[] Present)
{
    /// <summary>What members tell of a group, as far as they tell anything.</summary>
    /// <param name="branch">The group.</param>
    /// <param name="facts">What is known of the object anyway.</param>
    /// <param name="foresight">Judges schemas by facts.</param>
    public static List<BranchEffect> Of(SchemaBranch branch, ValueFacts facts, Foresight foresight)
    {
        if (facts.Kinds != ValueKinds.Object || branch.Schemas.Count > 63)
            return [];
        var effects = new List<BranchEffect>();
        foreach (var (name, texts) in TellingMembers.Of(branch.Schemas, foresight.Work))
        {
            if (facts.Members.ContainsKey(name))
                continue;
            var (choice, outcomes) = foresight.Outcomes(texts);
            ulong absent = Alive(facts.With(name, null));
            ulong[] present = [.. outcomes.Select(value => Alive(facts.With(name, value)))];
            if (present.Append(absent).Any(alive => alive != BranchGroup.All))
                effects.Add(new BranchEffect(name, choice, absent, present));
        }

        return effects;

        // Bits of a condition: it may be met, it may not. Else a bit per branch that may be met. Further bits are set.
        ulong Alive(ValueFacts known)
        {
            if (branch.Kind == SchemaBranchKind.Condition)
                return foresight.Accepts(branch.Schemas[0], known) switch { true => ~2UL, false => ~1UL, null => BranchGroup.All };
            var alive = BranchGroup.All;
            for (var i = 0; i < branch.Schemas.Count; i++)
                alive &= foresight.Accepts(branch.Schemas[i], known) == false ? ~(1UL << i) : BranchGroup.All;
            return alive;
        }
    }
}
