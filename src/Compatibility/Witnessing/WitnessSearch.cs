using System.Text.Json;
using System.Text.Json.Nodes;
using SchemaPacks.Compatibility.Proving;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Reading;
using SchemaPacks.JsonSchema.Sampling;

namespace SchemaPacks.Compatibility.Witnessing;

/// <summary>
/// Looks for a value that the writer's schema takes and the reader's refuses: first where the proof had doubts, then among samples of both schemas and what small changes make of them.
/// Whatever it finds was judged by both validators.
/// </summary>
/// <param name="writer">The schema whose values count.</param>
/// <param name="reader">The schema that may refuse one.</param>
/// <param name="level">Which values count.</param>
/// <param name="isProved">Whether the proof says that there is none: then the search is a check of the proof, and short.</param>
internal sealed class WitnessSearch(JsonSchemaValidator writer, JsonSchemaValidator reader, ComparisonLevel level, bool isProved)
{
    private const int MaxDoubts = 24;
    private const int Seeds = 12;
    private const int MaxTries = 1_500;
    private const int MaxLocalTries = 6_000;
    private const int MaxValues = 6_000;
    private const int MaxValuesToCheck = 300;
    private const int NodesOfOneValue = 400; // a value of larger schemas costs more

    private static readonly string[] Plain = ["null", "true", "false", "0", "1", "-1", "1.5", "1e20", "\"\"", "\"text\"", "[]", "{}", "[1,1]", "[null,true,\"a\"]", "{\"a\":1,\"b\":2,\"c\":3}"];

    private readonly HashSet<SchemaNode> _own = [.. writer.Nodes];
    private readonly Lazy<CandidateValues> _candidates = new(() => new CandidateValues(writer.Nodes, reader.Nodes));
    private readonly SampleBudget _budget = new((isProved ? MaxValuesToCheck : MaxValues) / (1 + ((writer.Nodes.Count + reader.Nodes.Count) / NodesOfOneValue)));
    private int _triesLeft = MaxTries / (1 + ((writer.Nodes.Count + reader.Nodes.Count) / NodesOfOneValue));
    private int _localTriesLeft = MaxLocalTries / (1 + ((writer.Nodes.Count + reader.Nodes.Count) / NodesOfOneValue));

    /// <returns>The value, as small as it could be made; null when none was found.</returns>
    public byte[]? Find(IReadOnlyList<Doubt> doubts)
    {
        foreach (var candidate in doubts.Take(MaxDoubts).SelectMany(AtDoubt).Concat(Samples()))
        {
            if (--_triesLeft < 0)
                return null;
            if (IsWitness(candidate))
                return SampleText.Write(WitnessReduction.Of(candidate, IsWitness));
        }

        return null;
    }

    private bool IsWitness(JsonNode? value)
    {
        var utf8 = SampleText.Write(value);
        return writer.IsValid(utf8) && reader.Evaluate(utf8).Status == SchemaStatus.Invalid && (level == ComparisonLevel.Schema || DeclaredContent.Is(writer.Root, value));
    }

    // A value for the place of the doubt that the writer takes there and the reader refuses, and around it whatever the writer takes.
    private IEnumerable<JsonNode?> AtDoubt(Doubt doubt)
    {
        string pointer = doubt.Place.Aggregate("", (path, step) => JsonPointer.Append(path, step.ToString()!));
        var arrays = ArraysOn(doubt.Place);
        foreach (var local in Local(doubt))
        {
            if (--_localTriesLeft < 0)
                yield break;
            var utf8 = SampleText.Write(local);
            if (!doubt.Writers.All(node => AcceptsOwn(node, utf8)) || reader.Accepts(doubt.Reader, utf8))
                continue;
            foreach (var extent in (SampleExtent[])[SampleExtent.Required, SampleExtent.Everything, SampleExtent.Varied])
            {
                var run = new SamplingRun(writer, new SampleDice(extent == SampleExtent.Varied ? 1 : 0), extent, _budget);
                run.Given[pointer] = local;
                run.GivenArrays = arrays;
                if (run.TryMake([writer.Root], "", 0, out var whole))
                    yield return whole;
            }
        }
    }

    // The places on the way that have items.
    private static HashSet<string> ArraysOn(IReadOnlyList<object> place)
    {
        var arrays = new HashSet<string>();
        string pointer = "";
        foreach (object step in place)
        {
            if (step is int)
                arrays.Add(pointer);
            pointer = JsonPointer.Append(pointer, step.ToString()!);
        }

        return arrays;
    }

    // Some of the schemas that a case meets may be the reader's own, such as a condition that it assumes.
    private bool AcceptsOwn(SchemaNode node, byte[] utf8) => (_own.Contains(node) ? writer : reader).Accepts(node, utf8);

    private IEnumerable<JsonNode?> Local(Doubt doubt)
    {
        if (doubt.Text is not null)
            yield return doubt.Text;
        if (doubt.Value is { } listed)
            yield return JsonNode.Parse(listed.GetRawText());
        var own = doubt.Writers.Where(_own.Contains).ToList();
        for (int seed = 0; seed < Seeds; seed++)
        {
            foreach (var extent in (SampleExtent[])[SampleExtent.Required, SampleExtent.Everything, SampleExtent.Varied])
            {
                if (extent != SampleExtent.Varied && seed > 0)
                    continue;
                var run = new SamplingRun(writer, new SampleDice(seed), extent, _budget);
                if (!run.TryMake(own, "", 0, out var value))
                    continue;
                yield return value;
                if (seed > 2)
                    continue;
                foreach (var named in WithMembers(value))
                    yield return named;
                foreach (var changed in SampleDamage.Of(value, DemandsOf(doubt.Reader)).Take(120))
                    yield return changed;
            }
        }

        foreach (string text in Plain.Concat(_candidates.Value.Texts))
            yield return JsonNode.Parse(text);
        foreach (var members in WithMembers(new JsonObject()))
            yield return members;
        var other = new SamplingRun(reader, new SampleDice(0), SampleExtent.Everything, _budget);
        if (!other.TryMake([doubt.Reader], "", 0, out var taken))
            yield break;
        foreach (var changed in SampleDamage.Of(taken, other.Demands).Take(200))
            yield return changed;
    }

    // With a member that the schemas mention, also where none declares it, and with another value where it is there.
    private IEnumerable<JsonNode?> WithMembers(JsonNode? value)
    {
        if (value is not JsonObject members)
            yield break;
        foreach (var (name, text) in _candidates.Value.Members)
        {
            var copy = members.DeepClone().AsObject();
            copy[name] = JsonNode.Parse(text);
            yield return copy;
        }
    }

    private Dictionary<string, SampleDemand> DemandsOf(SchemaNode node)
    {
        var run = new SamplingRun(reader, new SampleDice(0), SampleExtent.Everything, _budget);
        run.TryMake([node], "", 0, out _);
        return run.Demands;
    }

    private IEnumerable<JsonNode?> Samples()
    {
        var demands = DemandsOf(reader.Root);
        for (int seed = 0; seed < (isProved ? 2 : 4 * Seeds) && !_budget.IsSpent; seed++)
        {
            foreach (var extent in (SampleExtent[])[SampleExtent.Required, SampleExtent.Everything, SampleExtent.Varied])
            {
                if (extent != SampleExtent.Varied && seed > 0)
                    continue;
                var run = new SamplingRun(writer, new SampleDice(seed), extent, _budget);
                if (!run.TryMake([writer.Root], "", 0, out var value))
                    continue;
                yield return value;
                foreach (var changed in isProved || seed > 0 ? [] : WithMembers(value))
                    yield return changed;
                foreach (var changed in SampleDamage.Of(value, demands).Take(isProved ? 10 : seed == 0 ? 150 : 20))
                    yield return changed;
            }
        }

        foreach (string text in Plain)
            yield return JsonNode.Parse(text);
        if (isProved || _budget.IsSpent)
            yield break;
        foreach (string text in _candidates.Value.Texts)
            yield return JsonNode.Parse(text);
        foreach (var members in WithMembers(new JsonObject()))
            yield return members;
        foreach (var refused in new SchemaSampler(reader).Refused())
            yield return JsonNode.Parse(refused.Utf8.Span);
    }
}
