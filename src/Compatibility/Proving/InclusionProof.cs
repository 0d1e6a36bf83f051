using System.Runtime.InteropServices;
using System.Text.Json;
using SchemaPacks.Compatibility.Languages;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Loading;
using SchemaPacks.JsonSchema.Planning;
using SchemaPacks.JsonSchema.Sampling;

namespace SchemaPacks.Compatibility.Proving;

/// <summary>
/// Tries to prove that each value that the writer's schema takes is taken by the reader's. Goes through the reader's schema and asks of each keyword whether the writer's schemas see to it.
/// A schema that contains itself is assumed to hold where it comes again, which is right since values are finite. What is not proved is a doubt, and not a refutation.
/// </summary>
internal sealed class InclusionProof
{
    private const int MaxDoubts = 64;
    private const string TooLarge = "the schemas are too large to be compared";
    private const int MaxSplits = 4;

    private readonly JsonSchemaValidator _writer;
    private readonly JsonSchemaValidator _reader;
    private readonly HashSet<SchemaNode> _readerNodes;
    private readonly SameSchemas _same;
    private readonly CaseExpansion _expansion;
    private readonly TypeInclusion _types;
    private readonly ChoiceInclusion _choices;
    private readonly NumberInclusion _numbers;
    private readonly ArrayInclusion _arrays;
    private readonly CaseKeys _keys = new();
    private readonly Dictionary<string, bool> _known = [];
    private readonly Dictionary<string, (int Depth, int Level)> _open = [];
    private readonly Dictionary<string, ValueKinds> _kinds = [];
    private readonly Stack<SchemaNode> _near = new(); // the writer's schemas that the proof came through
    private readonly List<object> _place = [];
    private List<Doubt> _doubts = [];
    private int _lowestAssumed = int.MaxValue;
    private int _quiet;
    private int _splits;
    private int _refining;

    public InclusionProof(JsonSchemaValidator writer, JsonSchemaValidator reader, ComparisonLevel level)
    {
        _writer = writer;
        _reader = reader;
        _readerNodes = [.. reader.Nodes];
        Level = level;
        TellsFractions = writer.Nodes.Concat(reader.Nodes).Any(node => node.Dialect == JsonSchemaDialect.Draft4);
        _expansion = new CaseExpansion(new KindAnalysis(), new Refusals(reader.Options), Budget);
        Empty = new EmptyCases(this, _expansion);
        Evaluated = new EvaluatedParts(this);
        _same = new SameSchemas(Budget);
        _types = new TypeInclusion(this);
        _choices = new ChoiceInclusion(this);
        _numbers = new NumberInclusion(this);
        Strings = new StringInclusion(this);
        _arrays = new ArrayInclusion(this);
        Objects = new ObjectInclusion(this);
    }

    public ComparisonLevel Level { get; }

    /// <summary>The reader's options, which are the writer's as well.</summary>
    public SchemaOptions Options => _reader.Options;

    /// <summary>Whether a schema of either side tells 1.0 from 1, as draft-04 does.</summary>
    public bool TellsFractions { get; }

    public ProofBudget Budget { get; } = new();

    public EmptyCases Empty { get; }

    public StringInclusion Strings { get; }

    public ObjectInclusion Objects { get; }

    public EvaluatedParts Evaluated { get; }

    public PatternLanguages Languages { get; } = new();

    /// <summary>What stood in the way of the proof.</summary>
    public IReadOnlyList<Doubt> Doubts => _doubts;

    public bool Run() => _writer.Nodes.Concat(_reader.Nodes).FirstOrDefault(IsDynamic) is { } dynamic
        ? Fail("dynamicRef", $"where the reference at '{dynamic.Pointer}' leads depends on the way there", ValueCase.Any.With(_writer.Root), _reader.Root)
        : Includes(ValueCase.Any.With(_writer.Root) with { Declaring = Level == ComparisonLevel.Door ? [_writer.Root] : null }, _reader.Root);

    /// <summary>Whether each value of a case to which schemas were added meets another.</summary>
    public bool Includes(ValueCase of, SchemaNode reader)
    {
        if (Budget.IsSpent)
            return Fail("undecided", TooLarge, of, reader);
        bool holds = true;
        foreach (var each in _expansion.Of(of))
            holds &= Holds(each, reader);
        return holds;
    }

    /// <summary>As <see cref="Includes"/>, of a part of the value.</summary>
    public bool IncludesAt(object step, ValueCase of, SchemaNode reader)
    {
        _place.Add(step);
        bool holds = Includes(of, reader);
        _place.RemoveAt(_place.Count - 1);
        return holds;
    }

    /// <summary>Whether each value of a case meets a schema.</summary>
    public bool Holds(ValueCase of, SchemaNode reader)
    {
        if (reader.Boolean == true || of.Nodes.Contains(reader))
            return true;
        if (!Budget.TrySpend(of.Nodes.Count) || !StackRoom.IsLeft())
            return Fail("undecided", TooLarge, of, reader);
        of = of.Only(KindsOf(of));
        if (of.Kinds == ValueKinds.None || of.Nodes.Any(node => _same.Are(node, reader)))
            return true;
        if (reader.Boolean == false)
            return Fail("false", "no value is taken", of, reader);
        string key = $"{_keys.Of(of)}|{_keys.NumberOf(reader)}";
        if (_known.TryGetValue(key, out bool known) && (known || _quiet > 0))
            return known;
        if (_open.TryGetValue(key, out var outerProof))
        {
            if (outerProof.Level == _place.Count)
                return Fail("undecided", "the schemas ask the same of the same value again", of, reader);
            _lowestAssumed = Math.Min(_lowestAssumed, outerProof.Depth);
            return true;
        }

        int outer = _lowestAssumed, own = _open.Count;
        _lowestAssumed = int.MaxValue;
        _open[key] = (own, _place.Count);
        _near.Push(of.Nodes.Count > 0 ? of.Nodes[0] : _near.FirstOrDefault() ?? _writer.Root);
        bool holds = Prove(of, reader) || ProveByRefusals(of, reader);
        _near.Pop();
        _open.Remove(key);
        if (!holds || _lowestAssumed >= own)
            _known[key] = holds; // what rests on an assumption that is still open is not kept
        _lowestAssumed = Math.Min(outer, _lowestAssumed >= own ? int.MaxValue : _lowestAssumed);
        return holds;
    }

    /// <summary>Whether no value of a case meets a schema.</summary>
    public bool IsDisjoint(ValueCase of, SchemaNode other)
    {
        if (!Budget.TrySpend(of.Nodes.Count))
            return false;
        if (other.Boolean == false || of.Excluded.Any(excluded => _same.Are(other, excluded) || Quietly(() => Includes(ValueCase.Any.With(other), excluded))))
            return true;
        return IsEmpty(of.With(other));
    }

    /// <summary>Whether a case to which schemas were added has no value, as far as is sure.</summary>
    public bool IsEmpty(ValueCase of) => !Budget.IsSpent && _expansion.Of(of).All(each => KindsOf(each) == ValueKinds.None || (_expansion.Refined(each) is { } refined && refined.All(part => KindsOf(part) == ValueKinds.None)));

    /// <summary>Whether a case may have a value.</summary>
    public bool MayHave(ValueCase of, JsonElement value) => of.Nodes.All(node => Accepts(node, value) != false) && !of.Excluded.Any(node => Accepts(node, value) == true);

    /// <summary>The kinds that a case has values of, as far as is sure.</summary>
    public ValueKinds KindsOf(ValueCase of)
    {
        string key = _keys.Of(of);
        if (!_kinds.TryGetValue(key, out var kinds))
        {
            kinds = Empty.KindsOf(of);
            if (!Budget.IsSpent)
                _kinds[key] = kinds;
        }

        return kinds;
    }

    public bool AreSame(SchemaNode one, SchemaNode other) => _same.Are(one, other);

    /// <summary>Tries something whose failure is no doubt yet.</summary>
    public bool Quietly(Func<bool> attempt)
    {
        var before = _doubts;
        _doubts = [];
        _quiet++;
        bool holds = attempt();
        _quiet--;
        _doubts = before;
        return holds;
    }

    /// <summary>Notes what could not be proved.</summary>
    /// <returns>False.</returns>
    public bool Fail(string keyword, string message, ValueCase of, SchemaNode reader, string? subject = null, bool isChange = false, string? text = null, JsonElement? value = null)
    {
        if (_doubts.Count < MaxDoubts)
            _doubts.Add(new Doubt(keyword, message, of.Nodes, _near.FirstOrDefault()?.Pointer ?? "", reader, [.. _place]) { Subject = subject, IsChange = isChange, Text = text, Value = value });
        return false;
    }

    /// <summary>Whether a schema of either side takes a value; null where a bound of the validator is reached.</summary>
    public bool? Accepts(SchemaNode node, JsonElement value) => (_readerNodes.Contains(node) ? _reader : _writer).Decides(node, JsonMarshal.GetRawUtf8Value(value));

    /// <summary>Whether a schema of either side takes a member's name; null where a bound of the validator is reached.</summary>
    public bool? AcceptsName(SchemaNode node, string name) => (_readerNodes.Contains(node) ? _reader : _writer).Decides(node, SampleText.Write(name));

    private static bool IsDynamic(SchemaNode node) =>
        ((string[])["$dynamicRef", "$recursiveRef"]).Any(keyword => node.EdgesOf(keyword).Select(edge => edge.Target).Distinct().Count() > 1);

    private bool Prove(ValueCase of, SchemaNode reader)
    {
        bool holdsListed = true;
        foreach (var kind in KindsIn(of.Kinds))
        {
            if (FiniteValues.Of(of, kind, TellsFractions) is not { } values)
                continue;
            holdsListed &= _types.HoldsListed(of, reader, values);
            of = of.Only(~kind);
        }

        if (of.Kinds == ValueKinds.None)
            return holdsListed;
        if (_splits < MaxSplits && reader.Edges.Any(edge => edge.Kind is SchemaEdgeKind.UnevaluatedItems or SchemaEdgeKind.UnevaluatedProperties) && Evaluated.Open(of, reader) is { } open)
        {
            _splits++;
            bool holdsBoth = Includes(of.With(open), reader) & Includes(of.Without(open), reader);
            _splits--;
            return holdsBoth & holdsListed;
        }

        bool holds = holdsListed;
        foreach (var edge in reader.Edges.Where(edge => edge.Keyword is "$ref" or "allOf"))
            holds &= Holds(of, edge.Target);
        foreach (var edge in reader.Edges.Where(edge => edge.Keyword is "$dynamicRef" or "$recursiveRef").DistinctBy(edge => edge.Target))
            holds &= Holds(of, edge.Target);
        return _types.Holds(of, reader) & _choices.Holds(of, reader) & _numbers.Holds(of, reader) & Strings.Holds(of, reader) & _arrays.Holds(of, reader) & Objects.Holds(of, reader) & holds;
    }

    // What the schemas that are not met refuse values for, one by one.
    private bool ProveByRefusals(ValueCase of, SchemaNode reader)
    {
        if (of.Excluded.Count == 0 || _refining >= MaxSplits || _expansion.Refined(of) is not { } refined)
            return false;
        _refining++;
        bool holds = Quietly(() => refined.All(each => Holds(each, reader)));
        _refining--;
        return holds;
    }

    /// <summary>Each of some kinds.</summary>
    public static IEnumerable<ValueKinds> KindsIn(ValueKinds kinds) => Enum.GetValues<ValueKinds>().Where(kind => int.IsPow2((int)kind) && kinds.HasFlag(kind));
}
