using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Planning;

namespace SchemaPacks.Compatibility.Proving;

/// <summary>
/// Takes schemas apart into cases that together hold all their values. Choices beyond a limit are left out, which makes cases larger and proofs weaker, never wrong.
/// </summary>
internal sealed class CaseExpansion(KindAnalysis kinds, Refusals refusals, ProofBudget budget)
{
    private const int MaxCases = 64;
    private const int MaxRefusals = 12;

    /// <summary>The cases of the values that meet all of some schemas.</summary>
    public IReadOnlyList<ValueCase> Of(params IEnumerable<SchemaNode> roots) => Of(ValueCase.Any with { Nodes = [.. roots] });

    /// <summary>The cases of a case to which schemas were added.</summary>
    public IReadOnlyList<ValueCase> Of(ValueCase of) => Expand(new PartialCase(of, kinds, refusals), partial => partial.Choices());

    /// <summary>The cases by what each schema that is not met may refuse the values for; null when that tells nothing more.</summary>
    public IReadOnlyList<ValueCase>? Refined(ValueCase of)
    {
        bool isRefined = false;
        var cases = Expand(new PartialCase(of, kinds, refusals), partial =>
        {
            var choices = partial.Choices() ?? partial.Refusals(MaxRefusals);
            isRefined |= choices is not null;
            return choices;
        });
        return isRefined ? cases : null;
    }

    private List<ValueCase> Expand(PartialCase whole, Func<PartialCase, IReadOnlyList<PartialCase>?> choicesOf)
    {
        var open = new Stack<PartialCase>([whole]);
        var cases = new List<ValueCase>();
        while (open.TryPop(out var partial))
        {
            if (!partial.Settle())
                continue;
            var choices = cases.Count + open.Count < MaxCases && budget.TrySpend(partial.Size) ? choicesOf(partial) : null;
            if (choices is null)
            {
                cases.Add(partial.ToCase());
                continue;
            }

            for (int index = choices.Count - 1; index >= 0; index--)
                open.Push(choices[index]);
        }

        return cases;
    }
}
