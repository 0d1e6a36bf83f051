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
        foreach (var kind in Enum.GetValues<ValueKinds>().Where(kind => int.IsPow2((int)kind) && kinds.HasFlag(kind)))
        {
            if (FiniteValues.Of(of, kind, proof.TellsFractions) is { } values && !values.Any(value => proof.MayHave(of, value)))
                kinds &= ~kind;
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

    /// <summary>Whether no value meets all of some schemas and none of others, as far as is sure.</summary>
    public bool AreEmpty(IReadOnlyList<SchemaNode> nodes, params IEnumerable<SchemaNode> excluded)
    {
        if (nodes.Any(node => node.Boolean == false))
            return true;
        if (nodes.Count == 0 || _depth >= MaxDepth || !proof.Budget.TrySpend(nodes.Count))
            return false;
        _depth++;
        bool areEmpty = proof.Budget.Within(MaxWork, () => expansion.Of(ValueCase.Any.With(nodes).Without(excluded)).All(each => proof.KindsOf(each) == ValueKinds.None));
        _depth--;
        return areEmpty;
    }

    private static bool HasNoNumber(ValueCase of) =>
        (NumberRange.Of(of, isUpper: false, of.IsInteger) is { } least && NumberRange.Of(of, isUpper: true, of.IsInteger) is { } most && least.Excludes(most))
        || NumberInclusion.DeniesItself(of)
        || of.Denied("type").Any(node => (node.Dialect == JsonSchemaDialect.Draft4 ? of.IsWrittenInteger : of.IsInteger) && node.TryGet("type", out var type) && ValueCase.TypeNames(type).Contains("integer"));

    private bool HasNoArray(ValueCase of)
    {
        int least = ArrayInclusion.Least(of);
        return of.Nodes.Any(node => node.TargetOf("contains") is { } contained && node.CountOf("minContains", 1) is > 0 and var asked && (asked > node.CountOf("maxContains", int.MaxValue) || AreEmpty([contained]))) || least > of.Most("maxItems") || (least > 0 && Enumerable.Range(0, Math.Min(least, 16)).Any(index => AreEmpty(ArrayInclusion.SchemasOf(of, index))));
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
