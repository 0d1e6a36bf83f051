using System.Text.Json;
using System.Text.Json.Nodes;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Planning;
using SchemaPacks.JsonSchema.Reading;
using SchemaPacks.JsonSchema.Sampling;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Explaining.Repairing;

/// <summary>What may mend an object that lacks properties, or has some that are not allowed.</summary>
internal sealed class MemberRepairs(JsonSchemaValidator validator, PlaceSampler sampler)
{
    private const int Samples = 2;
    private const int RemoveUnknownCost = 2;

    /// <summary>More than a finding counts: that of a value under its right name is worth mending before the value is given up.</summary>
    private const int RemoveMisspelledCost = FindingMending.FindingCost + 4;

    /// <param name="root">The event.</param>
    /// <param name="members">The object that was refused.</param>
    /// <param name="finding">Why.</param>
    /// <param name="place">The schema that refused it.</param>
    public IEnumerable<PatchOperation[]> Of(JsonObject root, JsonObject members, SchemaFinding finding, SchemaPlace place)
    {
        string at = finding.InstancePointer;
        switch (finding.Keyword)
        {
            case "required":
                return place.Names("required").Where(name => !members.ContainsKey(name)).Take(1).SelectMany(name => Missing(root, members, at, name, place));
            case "dependentRequired" or "dependencies":
                return Dependent(root, members, at, finding.Keyword, place);
            case "additionalProperties" or "unevaluatedProperties" or "patternProperties":
                return Unknown(members, at, finding.Keyword, place);
            case "propertyNames":
                string[] misnamed = [.. members.Select(member => member.Key).Where(name => place.Node.TargetOf("propertyNames") is { } names && !validator.Accepts(names, SampleText.Write(name)))];
                return misnamed.Length == 0 ? [] : [[.. misnamed.Select(name => Remove(at, name))]];
            case "maxProperties" when place.TryGet("maxProperties", out JsonElement most) && most.TryGetInt32(out int count):
                string[] spare = [.. members.Select(member => member.Key).OrderBy(name => IsDeclared(place, name) ? 1 : 0)];
                return [[.. spare.Take(members.Count - count).Select(name => Remove(at, name))]];
            case "not":
                return members.Select(member => new[] { Remove(at, member.Key) });
            default:
                return [];
        }
    }

    /// <summary>A name that is missing: another that was meant for it gives its value, or one is made.</summary>
    private IEnumerable<PatchOperation[]> Missing(JsonObject root, JsonObject members, string at, string name, SchemaPlace place)
    {
        string path = JsonPointer.Append(at, name);
        string[] strangers = [.. members.Select(member => member.Key).Where(known => !IsDeclared(place, known))];
        foreach (string meant in strangers.Where(stranger => IsSpelledAlike(stranger, name)))
            yield return [PatchOperation.Move(JsonPointer.Append(at, meant), path)];
        foreach (JsonNode? value in sampler.Values(root, [.. Place.Steps(at), name], place.Node, Samples))
            yield return [PatchOperation.Add(path, value)];
    }

    private IEnumerable<PatchOperation[]> Dependent(JsonObject root, JsonObject members, string at, string keyword, SchemaPlace place)
    {
        if (!place.TryGet(keyword, out JsonElement dependencies) || dependencies.ValueKind != JsonValueKind.Object)
            yield break;
        foreach (JsonProperty dependency in dependencies.EnumerateObject().Where(dependency => members.ContainsKey(dependency.Name)))
            foreach (string name in SchemaPlace.Texts(dependency.Value).Where(name => !members.ContainsKey(name)))
            {
                foreach (PatchOperation[] missing in Missing(root, members, at, name, place))
                    yield return missing;
                yield return [PatchOperation.Remove(JsonPointer.Append(at, dependency.Name), 3)];
                yield break; // the next finding names the next
            }
    }

    private static IEnumerable<PatchOperation[]> Unknown(JsonObject members, string at, string keyword, SchemaPlace place)
    {
        string[] unknown = [.. members.Select(member => member.Key).Where(name => IsRefused(place, keyword, name))];
        string[] absent = [.. DeclaredNames(place.Node).Where(name => !members.ContainsKey(name))];
        ILookup<string, string> meant = unknown.SelectMany(_ => absent, (name, declared) => (name, declared)).Where(pair => IsSpelledAlike(pair.name, pair.declared)).ToLookup(pair => pair.name, pair => pair.declared);
        foreach (IGrouping<string, string> names in meant)
            foreach (string declared in names)
                yield return [PatchOperation.Move(JsonPointer.Append(at, names.Key), JsonPointer.Append(at, declared))];
        if (unknown.Length > 0)
            yield return [.. unknown.Select(name => Remove(at, name, meant.Contains(name) ? RemoveMisspelledCost : RemoveUnknownCost))];
    }

    private static PatchOperation Remove(string at, string name, int cost = RemoveUnknownCost) => PatchOperation.Remove(JsonPointer.Append(at, name), cost);

    private static bool IsRefused(SchemaPlace place, string keyword, string name) => keyword switch
    {
        "unevaluatedProperties" => !IsDeclared(place, name),
        _ => place.Node.EdgesOf(keyword).Any(edge => edge.Target.Boolean == false && edge.CoversProperty(name)),
    };

    private static bool IsDeclared(SchemaPlace place, string name) =>
        InPlace(place.Node).SelectMany(node => node.Edges).Any(edge => edge.Kind is SchemaEdgeKind.Property or SchemaEdgeKind.PatternProperty && edge.CoversProperty(name));

    private static IEnumerable<string> DeclaredNames(SchemaNode node) =>
        InPlace(node).SelectMany(part => part.Edges).Where(edge => edge.Kind == SchemaEdgeKind.Property).Select(edge => edge.Name!).Distinct();

    private static HashSet<SchemaNode> InPlace(SchemaNode start)
    {
        HashSet<SchemaNode> nodes = [];
        var open = new Stack<SchemaNode>([start]);
        while (open.TryPop(out SchemaNode? node))
            if (nodes.Add(node))
                foreach (SchemaEdge edge in node.Edges.Where(edge => edge.Kind == SchemaEdgeKind.InPlace))
                    open.Push(edge.Target);
        return nodes;
    }

    // "user-name", "userName" and "user_name" are one name; so are two that differ by a slip.
    private static bool IsSpelledAlike(string left, string right) =>
        Letters(left).Equals(Letters(right), StringComparison.OrdinalIgnoreCase) || (Math.Min(left.Length, right.Length) > 3 && NearMatches.AreWithin(left, right, 2));

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit));
}
