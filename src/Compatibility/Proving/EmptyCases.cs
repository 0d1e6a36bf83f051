using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Planning;

namespace SchemaPacks.Compatibility.Proving;

/// <summary>Finds out which kinds of values a case has none of. Says so only where it is sure.</summary>
internal sealed class EmptyCases(InclusionProof proof, CaseExpansion expansion)
{
    private const int MaxDepth = 6;
    private const int MaxWork = 20_000;

    private int _depth;

    /// <summary>The kinds of which the case may have values.</summary>
    public ValueKinds KindsOf(ValueCase of)
    {
        var kinds = of.Kinds;
        if (!proof.Budget.TrySpend(of.Nodes.Count))
            return kinds;
        if (kinds == ValueKinds.None || of.Excluded.Any(excluded => excluded.Boolean == true || of.Nodes.Any(node => proof.AreSame(node, excluded))))
            return ValueKinds.None;
        if (of.Constants() is { } constants)
        {
            var possible = constants.Where(constant => kinds.HasFlag(KindAnalysis.KindOf(constant)) && of.Nodes.All(node => proof.Accepts(node, constant))).ToList();
            return possible.Aggregate(ValueKinds.None, (all, constant) => all | KindAnalysis.KindOf(constant));
        }

        if (kinds.HasFlag(ValueKinds.Number) && HasNoNumber(of))
            kinds &= ~ValueKinds.Number;
        if (kinds.HasFlag(ValueKinds.String) && proof.Strings.IsEmpty(of))
            kinds &= ~ValueKinds.String;
        if (kinds.HasFlag(ValueKinds.Array) && HasNoArray(of))
            kinds &= ~ValueKinds.Array;
        if (kinds.HasFlag(ValueKinds.Object) && HasNoObject(of))
            kinds &= ~ValueKinds.Object;
        return kinds;
    }

    /// <summary>Whether no value meets all of some schemas, as far as is sure.</summary>
    public bool AreEmpty(IReadOnlyList<SchemaNode> nodes)
    {
        if (nodes.Any(node => node.Boolean == false))
            return true;
        if (nodes.Count == 0 || _depth >= MaxDepth || !proof.Budget.TrySpend(nodes.Count))
            return false;
        _depth++;
        bool areEmpty = proof.Budget.Within(MaxWork, () => expansion.Of(nodes).All(each => proof.KindsOf(each) == ValueKinds.None));
        _depth--;
        return areEmpty;
    }

    private static bool HasNoNumber(ValueCase of) =>
        NumberRange.Of(of.Nodes, isUpper: false, of.IsInteger) is { } least && NumberRange.Of(of.Nodes, isUpper: true, of.IsInteger) is { } most && least.Excludes(most);

    private bool HasNoArray(ValueCase of)
    {
        int least = of.Least("minItems");
        return least > of.Most("maxItems") || (least > 0 && Enumerable.Range(0, Math.Min(least, 16)).Any(index => AreEmpty(ArrayInclusion.SchemasOf(of, index))));
    }

    private bool HasNoObject(ValueCase of)
    {
        var members = new ObjectMembers(of, ComparisonLevel.Schema);
        int least = of.Least("minProperties"), most = of.Most("maxProperties");
        return members.Required.Count > most || least > most
            || members.Required.Any(name => proof.Objects.IsAbsent(members, name))
            || (least > members.Required.Count && proof.Objects.KindsOfOthers(members, [], []) is { Count: 0 } && members.Declared.Count(name => !proof.Objects.IsAbsent(members, name)) < least);
    }
}
