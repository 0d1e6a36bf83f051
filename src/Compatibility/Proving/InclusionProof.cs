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
    private const int MaxSplits = 4;

    private readonly JsonSchemaValidator _writer;
    private readonly JsonSchemaValidator _reader;
    private readonly HashSet<SchemaNode> _readerNodes;
    private readonly SameSchemas _same;
    private readonly CaseExpansion _expansion;
    private readonly NumberInclusion _numbers;
    private readonly ArrayInclusion _arrays;
    private readonly Dictionary<SchemaNode, int> _numbersOfNodes = [];
    private readonly Dictionary<string, bool> _known = [];
    private readonly Dictionary<string, int> _open = [];
    private readonly Dictionary<string, ValueKinds> _kinds = [];
    private readonly List<object> _place = [];
    private List<Doubt> _doubts = [];
    private int _lowestAssumed = int.MaxValue;
    private int _quiet;
    private int _splits;

    public InclusionProof(JsonSchemaValidator writer, JsonSchemaValidator reader, ComparisonLevel level)
    {
        _writer = writer;
        _reader = reader;
        _readerNodes = [.. reader.Nodes];
        Level = level;
        _expansion = new CaseExpansion(new KindAnalysis(), Budget);
        Empty = new EmptyCases(this, _expansion);
        Evaluated = new EvaluatedParts(this);
        _same = new SameSchemas(Budget);
        _numbers = new NumberInclusion(this);
        Strings = new StringInclusion(this);
        _arrays = new ArrayInclusion(this);
        Objects = new ObjectInclusion(this);
    }

    public ComparisonLevel Level { get; }

    /// <summary>The reader's options, which are the writer's as well.</summary>
    public SchemaOptions Options => _reader.Options;

    public ProofBudget Budget { get; } = new();

    public EmptyCases Empty { get; }

    public StringInclusion Strings { get; }

    public ObjectInclusion Objects { get; }

    public EvaluatedParts Evaluated { get; }

    public PatternLanguages Languages { get; } = new();

    /// <summary>What stood in the way of the proof.</summary>
    public IReadOnlyList<Doubt> Doubts => _doubts;

    public bool Run() => _writer.Nodes.Concat(_reader.Nodes).FirstOrDefault(IsDynamic) is { } dynamic
        ? Fail("dynamicRef", $"where the reference at '{dynamic.Pointer}' leads depends on the way there", ValueCase.Of([_writer.Root], new HashSet<string>(), [], new KindAnalysis()), _reader.Root)
        : Includes([_writer.Root], _reader.Root);

    /// <summary>Whether each value that meets all of some schemas meets another.</summary>
    /// <param name="writers">The schemas.</param>
    /// <param name="reader">The other.</param>
    /// <param name="names">Members that the values have.</param>
    /// <param name="excluded">Schemas that the values do not meet.</param>
    /// <param name="kinds">The kinds that the values are of.</param>
    public bool Includes(IEnumerable<SchemaNode> writers, SchemaNode reader, IEnumerable<string>? names = null, IEnumerable<SchemaNode>? excluded = null, ValueKinds kinds = ValueKinds.All)
    {
        bool holds = true;
        foreach (var each in _expansion.Of(writers, names, excluded))
            holds &= Holds(each.Only(kinds), reader);
        return holds;
    }

    /// <summary>As <see cref="Includes"/>, of a part of the value.</summary>
    public bool IncludesAt(object step, IEnumerable<SchemaNode> writers, SchemaNode reader)
    {
        _place.Add(step);
        bool holds = Includes(writers, reader);
        _place.RemoveAt(_place.Count - 1);
        return holds;
    }

    /// <summary>Whether each value of a case meets a schema.</summary>
    public bool Holds(ValueCase of, SchemaNode reader)
    {
        if (reader.Boolean == true || of.Nodes.Contains(reader))
            return true;
        if (!Budget.TrySpend(of.Nodes.Count) || !StackRoom.IsLeft())
            return Fail("undecided", "the schemas are too large to be compared", of, reader);
        of = of.Only(KindsOf(of));
        if (of.Kinds == ValueKinds.None || of.Nodes.Any(node => _same.Are(node, reader)))
            return true;
        if (reader.Boolean == false)
            return Fail("false", "no value is taken", of, reader);
        string key = $"{KeyOf(of)}|{NumberOf(reader)}";
        if (_known.TryGetValue(key, out bool known) && (known || _quiet > 0))
            return known;
        if (_open.TryGetValue(key, out int depth))
        {
            _lowestAssumed = Math.Min(_lowestAssumed, depth);
            return true;
        }

        int outer = _lowestAssumed, own = _open.Count;
        _lowestAssumed = int.MaxValue;
        _open[key] = own;
        bool holds = Prove(of, reader);
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
        if (other.Boolean == false || of.Excluded.Any(excluded => _same.Are(other, excluded) || Quietly(() => Includes([other], excluded))))
            return true;
        return _expansion.Of([.. of.Nodes, other], of.Names, of.Excluded).All(each => KindsOf(each.Only(of.Kinds)) == ValueKinds.None);
    }

    /// <summary>The kinds that a case has values of, as far as is sure.</summary>
    public ValueKinds KindsOf(ValueCase of)
    {
        string key = KeyOf(of);
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
    public bool Fail(string keyword, string message, ValueCase of, SchemaNode reader, string? subject = null, bool isChange = false, string? text = null)
    {
        if (_doubts.Count < MaxDoubts)
            _doubts.Add(new Doubt(keyword, message, of.Nodes, reader, [.. _place]) { Subject = subject, IsChange = isChange, Text = text });
        return false;
    }

    /// <summary>Whether a schema of either side takes a value.</summary>
    public bool Accepts(SchemaNode node, JsonElement value) => (_readerNodes.Contains(node) ? _reader : _writer).Accepts(node, JsonMarshal.GetRawUtf8Value(value));

    /// <summary>Whether a schema of either side takes a member's name.</summary>
    public bool AcceptsName(SchemaNode node, string name) => (_readerNodes.Contains(node) ? _reader : _writer).Accepts(node, SampleText.Write(name));

    private static bool IsDynamic(SchemaNode node) =>
        ((string[])["$dynamicRef", "$recursiveRef"]).Any(keyword => node.EdgesOf(keyword).Select(edge => edge.Target).Distinct().Count() > 1);

    private bool Prove(ValueCase of, SchemaNode reader)
    {
        if (of.Constants() is { } constants)
            return ProveConstants(of, reader, constants);
        if (_splits < MaxSplits && reader.Edges.Any(edge => edge.Kind is SchemaEdgeKind.UnevaluatedItems or SchemaEdgeKind.UnevaluatedProperties) && Evaluated.Open(of, reader) is { } open)
        {
            _splits++;
            bool holdsBoth = Includes([.. of.Nodes, open], reader, of.Names, of.Excluded, of.Kinds) & Holds(of.Without(open), reader);
            _splits--;
            return holdsBoth;
        }

        bool holds = true;
        foreach (var edge in reader.Edges.Where(edge => edge.Keyword is "$ref" or "allOf"))
            holds &= Holds(of, edge.Target);
        foreach (var edge in reader.Edges.Where(edge => edge.Keyword is "$dynamicRef" or "$recursiveRef").DistinctBy(edge => edge.Target))
            holds &= Holds(of, edge.Target);
        foreach (string keyword in (string[])["anyOf", "oneOf"])
        {
            var branches = reader.EdgesOf(keyword).Select(edge => edge.Target).ToList();
            if (branches.Count > 0)
                holds &= ProveChoice(of, reader, keyword, branches);
        }

        if (reader.TargetOf("not") is { } not)
            holds &= IsDisjoint(of, not) || Fail("not", "a value may meet what 'not' excludes", of, reader);
        holds &= ProveCondition(of, reader);
        if (reader.EdgesOf("propertyDependencies").Any())
            holds &= Fail("propertyDependencies", "'propertyDependencies' is compared only where both are the same", of, reader);
        return ProveTypes(of, reader) & _numbers.Holds(of, reader) & Strings.Holds(of, reader) & _arrays.Holds(of, reader) & Objects.Holds(of, reader) & holds;
    }

    // Few values: each is asked about, and that is the whole truth.
    private bool ProveConstants(ValueCase of, SchemaNode reader, IReadOnlyList<JsonElement> constants)
    {
        bool holds = true;
        foreach (var constant in constants.Where(constant => of.Kinds.HasFlag(KindAnalysis.KindOf(constant)) && of.Nodes.All(node => Accepts(node, constant))))
        {
            if (!Accepts(reader, constant))
                holds = Fail(reader.TryGet("const", out _) ? "const" : "enum", "a listed value is not taken", of, reader, isChange: reader.TryGet("const", out _) || reader.TryGet("enum", out _));
        }

        return holds;
    }

    private bool ProveTypes(ValueCase of, SchemaNode reader)
    {
        bool holds = true;
        bool isTyped = of.Nodes.Any(node => node.TryGet("type", out _));
        if (reader.TryGet("type", out var type))
        {
            var missing = of.Kinds & ~KindAnalysis.TypesOf(type);
            if (missing != ValueKinds.None)
                holds = Fail("type", "values of another type are not taken", of, reader, isChange: isTyped);
            else if (of.Kinds.HasFlag(ValueKinds.Number) && !of.IsInteger && !ValueCase.TypeNames(type).Contains("number") && (reader.Dialect == JsonSchemaDialect.Draft4 || !NumberInclusion.HasIntegersOnly(of))) // in draft-04, 1.0 is no integer
                holds = Fail("type", "numbers with a fraction are not taken", of, reader, isChange: isTyped);
        }

        foreach (string keyword in (string[])["const", "enum"])
        {
            if (reader.TryGet(keyword, out var list) && !IsWholeKind(of, keyword == "const" ? [list] : [.. list.EnumerateArray()]))
                holds = Fail(keyword, "only listed values are taken", of, reader);
        }

        return holds;
    }

    // Null, true and false have no other values beside them.
    private static bool IsWholeKind(ValueCase of, JsonElement[] listed) =>
        (of.Kinds & ~ValueKinds.Literals) == ValueKinds.None && (of.Kinds & ~listed.Aggregate(ValueKinds.None, (kinds, value) => kinds | KindAnalysis.KindOf(value))) == ValueKinds.None;

    private bool ProveChoice(ValueCase of, SchemaNode reader, string keyword, List<SchemaNode> branches)
    {
        if (IsOfOne(of))
            return true;
        var kinds = Enum.GetValues<ValueKinds>().Where(kind => int.IsPow2((int)kind) && of.Kinds.HasFlag(kind)).ToList();
        return (kinds.Count > 1 && kinds.TrueForAll(kind => IsOfOne(of.Only(kind))))
            || Fail(keyword, keyword == "anyOf" ? "a value may meet none of the alternatives" : "a value may meet none of the alternatives, or two", of, reader, isChange: of.Nodes.Any(node => node.EdgesOf(keyword).Any()));

        bool IsOfOne(ValueCase part) => branches.Exists(branch => Quietly(() => Holds(part, branch))
            && (keyword == "anyOf" || branches.TrueForAll(other => ReferenceEquals(other, branch) || Quietly(() => IsDisjoint(part, other)))));
    }

    private bool ProveCondition(ValueCase of, SchemaNode reader)
    {
        if (reader.TargetOf("if") is not { } condition)
            return true;
        SchemaNode? then = reader.TargetOf("then"), otherwise = reader.TargetOf("else");
        if (then is null && otherwise is null)
            return true;
        if (Quietly(() => IsDisjoint(of, condition)))
            return otherwise is null || Holds(of, otherwise);
        if (Quietly(() => Holds(of, condition)))
            return then is null || Holds(of, then);
        bool holds = then is null || Includes([.. of.Nodes, condition], then, of.Names, of.Excluded, of.Kinds);
        return (otherwise is null || Holds(of.Without(condition), otherwise)) & holds;
    }

    private string KeyOf(ValueCase of) =>
        $"{string.Join(',', of.Nodes.Select(NumberOf).Order())}-{string.Join(',', of.Excluded.Select(NumberOf).Order())}+{string.Join('\n', of.Names.Order(StringComparer.Ordinal))}/{(int)of.Kinds}";

    private int NumberOf(SchemaNode node)
    {
        ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbersOfNodes, node, out bool exists);
        if (!exists)
            number = _numbersOfNodes.Count;
        return number;
    }
}
