using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Planning;

namespace SchemaPacks.Compatibility.Proving;

/// <summary>Whether the values of a case meet what a schema asks for by other schemas, of which some may hold and others not.</summary>
internal sealed class ChoiceInclusion(InclusionProof proof)
{
    private const int MaxCovering = 8;

    public bool Holds(ValueCase of, SchemaNode reader)
    {
        bool holds = true;
        foreach (string keyword in (string[])["anyOf", "oneOf"])
        {
            var branches = reader.EdgesOf(keyword).Select(edge => edge.Target).ToList();
            if (branches.Count > 0)
                holds &= ProveChoice(of, reader, keyword, branches);
        }

        if (reader.TargetOf("not") is { } not)
            holds &= proof.IsDisjoint(of, not) || proof.Fail("not", "a value may meet what 'not' excludes", of, reader);
        return ProveCondition(of, reader) & holds;
    }

    private bool ProveChoice(ValueCase of, SchemaNode reader, string keyword, List<SchemaNode> branches)
    {
        if (IsOfOne(of))
            return true;
        var kinds = InclusionProof.KindsIn(of.Kinds).ToList();
        return (kinds.Count > 1 && kinds.TrueForAll(kind => IsOfOne(of.Only(kind)) || IsCovered(of.Only(kind))))
            || (kinds.Count == 1 && IsCovered(of))
            || proof.Fail(keyword, keyword == "anyOf" ? "a value may meet none of the alternatives" : "a value may meet none of the alternatives, or two", of, reader, isChange: of.Nodes.Any(node => node.EdgesOf(keyword).Any()));

        bool IsOfOne(ValueCase part) => branches.Exists(branch => proof.Quietly(() => proof.Holds(part, branch))
            && (keyword == "anyOf" || branches.TrueForAll(other => ReferenceEquals(other, branch) || proof.Quietly(() => proof.IsDisjoint(part, other)))));

        // Whatever meets none of the others meets the one, and nothing meets two.
        bool IsCovered(ValueCase part) => branches.Count <= MaxCovering
            && branches.Exists(branch => proof.Quietly(() => proof.Includes(part.Without(branches.Where(other => !ReferenceEquals(other, branch))), branch)))
            && (keyword == "anyOf" || branches.TrueForAll(branch => branches.TrueForAll(other => ReferenceEquals(other, branch) || proof.Quietly(() => proof.IsEmpty(part.With(branch, other))))));
    }

    private bool ProveCondition(ValueCase of, SchemaNode reader)
    {
        if (reader.TargetOf("if") is not { } condition)
            return true;
        SchemaNode? then = reader.TargetOf("then"), otherwise = reader.TargetOf("else");
        if (then is null && otherwise is null)
            return true;
        if (proof.Quietly(() => proof.IsDisjoint(of, condition)))
            return otherwise is null || proof.Holds(of, otherwise);
        if (proof.Quietly(() => proof.Holds(of, condition)))
            return then is null || proof.Holds(of, then);
        bool holds = then is null || proof.Includes(of.With(condition), then);
        return (otherwise is null || proof.Includes(of.Without(condition), otherwise)) & holds;
    }
}
