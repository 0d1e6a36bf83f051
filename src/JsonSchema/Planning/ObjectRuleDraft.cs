using SchemaPacks.JsonSchema.Running;

namespace SchemaPacks.JsonSchema.Planning;

/// <summary>A rule for the end of an object, before the object's known names are numbered.</summary>
internal abstract record ObjectRuleDraft
{
    /// <summary>The names that the object plan must know for it.</summary>
    public abstract IEnumerable<string> Names { get; }

    /// <summary>Those of them whose values it must keep an eye on.</summary>
    public virtual IEnumerable<string> Watched => [];

    /// <param name="names">The object's known names.</param>
    public abstract ObjectRule<TSeen> Create<TSeen>(List<string> names)
        where TSeen : unmanaged, ISeenNames<TSeen>;

    /// <summary>The bits of some names.</summary>
    public static TSeen Set<TSeen>(List<string> names, IEnumerable<string> chosen)
        where TSeen : unmanaged, ISeenNames<TSeen>
    {
        var set = default(TSeen);
        foreach (var name in chosen)
            set.Add(names.IndexOf(name));
        return set;
    }

    /// <summary>A formula with the bits of its names.</summary>
    public static SeenTest<TSeen> Test<TSeen>(List<string> names, NameFormula formula)
        where TSeen : unmanaged, ISeenNames<TSeen> =>
        new(Set<TSeen>(names, formula.Names), [.. formula.Parts.Select(part => Test<TSeen>(names, part))], formula.Min, formula.Max);

    /// <summary>Only names count.</summary>
    public sealed record OfNames(NameFormula Formula) : ObjectRuleDraft
    {
        public override IEnumerable<string> Names => Formula.AllNames;

        public override ObjectRule<TSeen> Create<TSeen>(List<string> names) => new NamesRule<TSeen>(Test<TSeen>(names, Formula));
    }

    /// <summary>Names pick a branch.</summary>
    public sealed record OfCondition(NameFormula Formula, Plan? Then, Plan? Else) : ObjectRuleDraft
    {
        public override IEnumerable<string> Names => Formula.AllNames;

        public override ObjectRule<TSeen> Create<TSeen>(List<string> names) =>
            new NamesConditionRule<TSeen>(Test<TSeen>(names, Formula), new ConditionGroup(NeverPlan.Instance, Then, Else));
    }

    /// <summary>Members leave some branches of a group.</summary>
    public sealed record OfGroup(BranchGroup Group, IReadOnlyList<BranchEffect> Effects) : ObjectRuleDraft
    {
        public override IEnumerable<string> Names => Effects.Select(effect => effect.Name);

        public override IEnumerable<string> Watched => Effects.Where(effect => effect.Texts is not null).Select(effect => effect.Name);

        public override ObjectRule<TSeen> Create<TSeen>(List<string> names) => new GroupRule<TSeen>(
            Group,
            [.. Effects.Select(effect => new MemberEffect<TSeen>(Set<TSeen>(names, [effect.Name]), names.IndexOf(effect.Name), effect.Texts, effect.Absent, effect.Present))]);
    }
}
