namespace SchemaPacks.JsonSchema.Planning;

/// <summary>What is known of a value before all of it is read: its kind, perhaps its text, perhaps some of its members. Compared by reference.</summary>
/// <param name="kinds">The kinds that it may be of.</param>
internal sealed class ValueFacts(ValueKinds kinds)
{
    private static readonly Dictionary<string, ValueFacts?> Nothing = [];
    private static readonly ValueFacts NoString = new(ValueKinds.All & ~ValueKinds.String);

    private readonly Dictionary<(string Name, ValueFacts? Member), ValueFacts> _with = [];

    /// <summary>Any value at all.</summary>
    public static ValueFacts Anything { get; } = new(ValueKinds.All);

    public ValueKinds Kinds { get; } = kinds;

    /// <summary>The string that the value is; null where it is unknown or the value is no string.</summary>
    public string? Text { get; private init; }

    /// <summary>Strings that the value is not.</summary>
    public IReadOnlySet<string> OtherThan { get; private init; } = new HashSet<string>();

    /// <summary>Members of which something is known, by name; null for one that is not there.</summary>
    public IReadOnlyDictionary<string, ValueFacts?> Members { get; private init; } = Nothing;

    public static ValueFacts Of(string text) => new(ValueKinds.String) { Text = text };

    /// <summary>All there is for a value: each of the texts, another string, another kind. In the order of <see cref="Running.TextChoice"/>.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="known">The facts of texts that were asked for before, which are the same objects again.</param>
    public static IEnumerable<ValueFacts> Outcomes(IReadOnlyList<string> texts, Dictionary<string, ValueFacts> known)
    {
        foreach (var text in texts)
        {
            if (!known.TryGetValue(text, out var value))
                known[text] = value = Of(text);
            yield return value;
        }

        yield return new ValueFacts(ValueKinds.String) { OtherThan = texts.ToHashSet() };
        yield return NoString;
    }

    /// <summary>The same value, of which one more member is known. Asked again, the same object.</summary>
    public ValueFacts With(string name, ValueFacts? member)
    {
        if (!_with.TryGetValue((name, member), out var more))
            _with[(name, member)] = more = new ValueFacts(Kinds) { Members = new Dictionary<string, ValueFacts?>(Members) { [name] = member } };
        return more;
    }
}
