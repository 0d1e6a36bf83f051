using SchemaPacks.JsonSchema.Running;

namespace SchemaPacks.JsonSchema.Planning;

/// <summary>
/// Finds what an object's first member tells of its branches: senders of tagged unions mostly write the tag first, and where
/// there is none, the first name is often one that a single branch asks for.
/// </summary>
/// <param name="roots">The schemas that the object must meet.</param>
/// <param name="all">All that they ask for.</param>
/// <param name="foresight">Judges schemas by facts.</param>
/// <param name="planOf">Makes the plan of what a guess leaves.</param>
internal sealed class FirstMemberPlanner(IReadOnlyList<SchemaNode> roots, Conjunction all, Foresight foresight, Func<Conjunction, Plan> planOf)
{
    private static readonly NameFormula Never = NameFormula.HasAll().Not();

    private readonly Dictionary<string, MemberGuess?> _known = [];
    private readonly List<SchemaNode> _schemas = [.. TellingMembers.InPlace(roots, foresight.Work), .. foresight.PropertyConditions.Of(TellingMembers.InPlace(roots, foresight.Work))];
    private readonly IReadOnlyDictionary<string, List<string>> _members = TellingMembers.Of(all.Branches.SelectMany(branch => branch.Schemas), foresight.Work);

    /// <summary>The plan; null where no first member tells anything.</summary>
    /// <param name="general">Judges every object.</param>
    public Func<Plan, Plan>? Make(Plan general)
    {
        var names = new List<string>();
        var texts = new List<TextChoice?>();
        var guesses = new List<MemberGuess?[]>();
        foreach (var (name, own) in _members)
        {
            if (all.Facts.Members.ContainsKey(name))
                continue;
            var (choice, outcomes) = foresight.Outcomes(own);
            MemberGuess?[] found = [.. outcomes.Select(value => Guess(name, value))];
            if (found.All(guess => guess is null))
                continue;
            names.Add(name);
            texts.Add(choice);
            guesses.Add(found);
        }

        return names.Count > 0 && NameTable.Create(names) is { } table
            ? next => new FirstMemberPlan { Names = table, Texts = [.. texts], Guesses = [.. guesses], General = general, Next = next }
            : null;
    }

    private MemberGuess? Guess(string name, ValueFacts value)
    {
        var facts = all.Facts.With(name, value);
        var key = name + '|' + foresight.Signature(_schemas, facts);
        if (!_known.TryGetValue(key, out var guess))
        {
            var left = Conjunction.Of(roots, facts, foresight);
            _known[key] = guess = left.IsRefused ? new MemberGuess(NeverPlan.Instance, true) : Guess(name, facts, left);
        }

        return guess;
    }

    private MemberGuess? Guess(string name, ValueFacts facts, Conjunction left)
    {
        var choices = new Dictionary<(SchemaNode, string), SchemaNode>();
        List<NameFormula> alone = [], rivals = [];
        foreach (var branch in left.Branches.Where(branch => branch.Kind is SchemaBranchKind.AnyOf or SchemaBranchKind.OneOf))
        {
            if (BranchLeaf.Of(branch, facts, foresight) is not { } leaves || leaves.Where(leaf => Mentions(leaf, name)).ToList() is not [var likely])
                continue;
            var own = leaves.Where(leaf => leaf != likely).Select(leaf => (Excludes: leaf.Steps[leaf.ForkFrom(likely)].Branch.Kind == SchemaBranchKind.OneOf, Formula: Excluded(leaf, leaf.ForkFrom(likely)))).ToList();
            if (own.Any(rival => rival.Excludes && rival.Formula == Never))
                continue;
            rivals.AddRange(own.Where(rival => rival.Excludes).Select(rival => rival.Formula));
            alone.AddRange(own.Select(rival => rival.Formula));
            foreach (var (step, choice) in likely.Steps)
                choices[(step.Owner, step.Keyword)] = choice;
        }

        if (choices.Count == 0)
            return Weight(left) < Weight(all) ? new MemberGuess(planOf(left), true) : null;
        left = Conjunction.Of(roots, facts, foresight, choices);
        left.Formulas.AddRange(rivals);
        var plan = left.IsRefused ? NeverPlan.Instance : planOf(left);
        var isAlone = NameFormula.All(alone);
        var names = isAlone.AllNames.Distinct().ToList();
        return names.Count > 64 || NameTable.Create(names) is not { } table
            ? new MemberGuess(plan, false) { IsAlone = ObjectRuleDraft.Test<SeenNames64>([], Never) }
            : new MemberGuess(plan, false) { Rivals = table, IsAlone = ObjectRuleDraft.Test<SeenNames64>(names, isAlone) };
    }

    // Holds for objects without the names that the leaf cannot do without; never holds if there are none.
    private NameFormula Excluded(BranchLeaf leaf, int fork)
    {
        var needed = _members.Keys.Where(name => leaf.IsRuledOut(fork, all.Facts.With(name, null), foresight)).ToList();
        return needed.Count == 0 ? Never : NameFormula.HasAll(needed).Not();
    }

    private bool Mentions(BranchLeaf leaf, string name) => leaf.Schemas(foresight.Work).Any(node =>
        node.EdgesOf("properties").Any(edge => edge.Name == name) || ObjectPlanner.RequiredNames(node).Contains(name));

    private static int Weight(Conjunction conjunction) => conjunction.Branches.Sum(branch => int.Max(1, branch.Schemas.Count));
}
