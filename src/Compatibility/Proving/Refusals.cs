using System.Text.Json;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Formats;
using SchemaPacks.JsonSchema.Planning;

namespace SchemaPacks.Compatibility.Proving;

/// <summary>Takes the values that do not meet a schema apart, by the keyword that refuses them. Together the parts hold all of these values, and perhaps more.</summary>
internal sealed class Refusals(SchemaOptions options)
{
    private const int MaxPairs = 6;

    private readonly Dictionary<SchemaNode, IReadOnlyList<Refusal>> _known = [];

    public IReadOnlyList<Refusal> Of(SchemaNode node)
    {
        if (!_known.TryGetValue(node, out var refusals))
            _known[node] = refusals = [.. Find(node)];
        return refusals;
    }

    private IEnumerable<Refusal> Find(SchemaNode node)
    {
        if (node.Boolean is { } takesAll)
            return takesAll ? [] : [new Refusal()];
        var kinds = ValueKinds.All;
        var found = new List<Refusal>();
        if (node.TryGet("type", out var type))
        {
            kinds = KindAnalysis.TypesOf(type);
            bool hasFractions = kinds.HasFlag(ValueKinds.Number) && !ValueCase.TypeNames(type).Contains("number");
            found.Add(new Refusal { Kinds = (ValueKinds.All & ~kinds) | (hasFractions ? ValueKinds.Number : ValueKinds.None), Denied = new Denial(node, "type") });
        }

        foreach (var member in node.Json.EnumerateObject().Where(member => node.TryGet(member.Name, out _)))
            found.AddRange(OfKeyword(node, member.Name, member.Value).Select(refusal => refusal with { Kinds = refusal.Kinds & kinds }));
        foreach (var group in node.Edges.GroupBy(edge => edge.Keyword))
            found.AddRange(OfEdges(node, group.Key, [.. group]).Select(refusal => refusal with { Kinds = refusal.Kinds & kinds }));
        return found.Where(refusal => refusal.Kinds != ValueKinds.None);
    }

    private IEnumerable<Refusal> OfKeyword(SchemaNode node, string keyword, JsonElement value)
    {
        switch (keyword)
        {
            case "const" or "enum":
                return [Denied(ValueKinds.All)];
            case "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" or "multipleOf" or "divisibleBy":
                return value.ValueKind == JsonValueKind.Number ? [Denied(ValueKinds.Number)] : [];
            case "minLength" or "maxLength" or "pattern":
                return [Denied(ValueKinds.String)];
            case "format":
                return FormatPlanner.Asserts(node, options) ? [Denied(ValueKinds.String)] : [];
            case "contentEncoding" or "contentMediaType" or "contentSchema":
                return options.AssertContent ? [Denied(ValueKinds.String)] : [];
            case "minItems" or "maxItems":
                return [Denied(ValueKinds.Array)];
            case "uniqueItems":
                return value.ValueKind == JsonValueKind.True ? [Denied(ValueKinds.Array)] : [];
            case "minProperties" or "maxProperties":
                return [Denied(ValueKinds.Object)];
            case "required" when value.ValueKind == JsonValueKind.Array:
                return value.EnumerateArray().Select(name => new Refusal { Kinds = ValueKinds.Object, Absent = [name.GetString()!] });
            case "dependentRequired" or "dependencies":
                return ObjectMembers.Dependencies(node, keyword).SelectMany(dependency => dependency.Brings.Select(name => new Refusal { Kinds = ValueKinds.Object, Present = [dependency.Name], Absent = [name] }));
            default:
                return [];
        }

        Refusal Denied(ValueKinds kinds) => new() { Kinds = kinds, Denied = new Denial(node, keyword) };
    }

    private static IEnumerable<Refusal> OfEdges(SchemaNode node, string keyword, List<SchemaEdge> edges)
    {
        SchemaNode[] targets = [.. edges.Select(edge => edge.Target)];
        switch (keyword)
        {
            case "$ref" or "allOf":
                return targets.Select(target => new Refusal { Unmet = [target] });
            case "$dynamicRef" or "$recursiveRef":
                return [targets.Distinct().Count() == 1 ? new Refusal { Unmet = [targets[0]] } : new Refusal()];
            case "anyOf":
                return [new Refusal { Unmet = targets }];
            case "oneOf":
                return OfNoneOrTwo(targets);
            case "not":
                return [new Refusal { Met = targets }];
            case "if":
                return OfCondition(node, targets[0]);
            case "then" or "else":
                return [];
            case "properties":
                return edges.Where(edge => edge.Target.Boolean != true)
                    .Select(edge => new Refusal { Kinds = ValueKinds.Object, Present = [edge.Name!], Denied = new Denial(node, keyword, edge.Name, edge.Target) });
            case "dependentSchemas" or "dependencies":
                return edges.Select(edge => new Refusal { Kinds = ValueKinds.Object, Present = [edge.Name!], Unmet = [edge.Target] });
            default:
                var kinds = edges[0].Kind is SchemaEdgeKind.Items or SchemaEdgeKind.PrefixItem or SchemaEdgeKind.ItemsAfterPrefix or SchemaEdgeKind.UnevaluatedItems or SchemaEdgeKind.Contains ? ValueKinds.Array : ValueKinds.Object;
                return Array.TrueForAll(targets, target => target.Boolean == true) && keyword != "contains" ? [] : [new Refusal { Kinds = kinds, Denied = new Denial(node, keyword) }];
        }
    }

    private static IEnumerable<Refusal> OfNoneOrTwo(SchemaNode[] targets)
    {
        yield return new Refusal { Unmet = targets };
        if (targets.Length * (targets.Length - 1) / 2 > MaxPairs)
        {
            yield return new Refusal();
            yield break;
        }

        for (int one = 0; one < targets.Length; one++)
        {
            for (int other = one + 1; other < targets.Length; other++)
                yield return new Refusal { Met = [targets[one], targets[other]] };
        }
    }

    private static IEnumerable<Refusal> OfCondition(SchemaNode node, SchemaNode condition)
    {
        if (node.TargetOf("then") is { } then)
            yield return new Refusal { Met = [condition], Unmet = [then] };
        if (node.TargetOf("else") is { } otherwise)
            yield return new Refusal { Unmet = [condition, otherwise] };
    }
}
