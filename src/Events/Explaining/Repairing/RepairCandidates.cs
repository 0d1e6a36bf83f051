using System.Text.Json.Nodes;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Sampling;

namespace SchemaPacks.Explaining.Repairing;

/// <summary>What may mend one finding, the likeliest first. Whether it does is found out by judging the event again.</summary>
internal sealed class RepairCandidates
{
    private const int MaxPerFinding = 16, MaxPerAlternative = 6;
    private const int Samples = 2, RemoveUnwantedCost = 2;

    /// <summary>More than a finding counts: a value that can be mended in two steps is not given up in one.</summary>
    private const int SampleCost = FindingMending.FindingCost + 3, RemoveCost = SampleCost + 2;
    private const int MaxNesting = 4;

    private readonly SchemaNode _root;
    private readonly PlaceSampler _sampler;
    private readonly MemberRepairs _members;

    public RepairCandidates(JsonSchemaValidator validator)
    {
        _root = validator.Root;
        _sampler = new PlaceSampler(validator);
        _members = new MemberRepairs(validator, _sampler);
    }

    public IEnumerable<PatchOperation[]> For(JsonObject root, SchemaFinding finding) => For(root, finding, nesting: 0).Take(MaxPerFinding);

    private IEnumerable<PatchOperation[]> For(JsonObject root, SchemaFinding finding, int nesting)
    {
        if (!Place.TryGet(root, finding.InstancePointer, out JsonNode? value))
            return [];
        SchemaPlace place = SchemaPlace.Of(_root, finding);
        IEnumerable<PatchOperation[]> own = place.Node.Boolean == false
            ? [[PatchOperation.Remove(finding.InstancePointer, RemoveUnwantedCost)]]
            : ValueRepairs.Of(value, finding, place).Select(operation => new[] { operation });
        if (value is JsonObject members)
            own = own.Concat(_members.Of(root, members, finding, place));
        if (value is JsonArray items)
            own = own.Concat(ItemRepairs.Of(root, items, finding, place, _sampler));
        if (finding.Keyword is "anyOf" or "oneOf" && nesting < MaxNesting)
            own = own.Concat(FindingWeight.Alternatives(finding).SelectMany(causes => For(root, causes[0], nesting + 1).Take(MaxPerAlternative)));
        return own.Concat(Anything(root, finding.InstancePointer, value)).Where(patch => patch.Length > 0);
    }

    // Whatever is wrong with a value, another may be right, or none.
    private IEnumerable<PatchOperation[]> Anything(JsonObject root, string pointer, JsonNode? value)
    {
        if (pointer.Length == 0)
            yield break;
        if (value is null)
            yield return [PatchOperation.Remove(pointer, RemoveUnwantedCost)]; // null often means that there is none
        foreach (JsonNode? sample in _sampler.Values(root, Place.Steps(pointer), null, Samples))
            yield return [PatchOperation.Replace(pointer, sample, value is JsonObject or JsonArray ? RemoveCost + 1 : SampleCost)];
        if (value is not null)
            yield return [PatchOperation.Remove(pointer, RemoveCost)];
    }
}
