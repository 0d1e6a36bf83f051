namespace SchemaPacks.JsonSchema.Planning;

/// <summary>What is known of a value before all of it is read: its kind, perhaps its text, perhaps some of its members. Compared by reference.</summary>
/// <param name="kinds">The kinds that it may be of.</param>
internal sealed class ValueFacts(ValueKinds kinds)
{
    private static readonly Dictionary<string, ValueFacts?> Nothing = [];

    public ValueKinds Kinds { get; } = kinds;

    /// <summary>The string that the value is; null where it is unknown or the value is no string.</summary>
    public string? Text { get; private init; }

    /// <summary>Strings that the value is not.</summary>
    public IReadOnlySet<string> OtherThan { get; private init; } = new HashSet<string>();

    /// <summary>Members of which something is known, by name; null for one that is not there.</summary>
    public IReadOnlyDictionary<string, ValueFacts?> Members { get; private init; } = Nothing;

    public static ValueFacts Of(string text) => new(ValueKinds.String) { Text = text };

    /// <summary>A string, but none of these.</summary>
    public static ValueFacts NoneOf(IReadOnlySet<string> texts) => new(ValueKinds.String) { OtherThan = texts };

    /// <summary>All there is for a value: each of the texts, another string, another kind. In the order of <see cref="Running.TextChoice"/>.</summary>
    public static IEnumerable<ValueFacts> Outcomes(IReadOnlyList<string> texts) =>
        [.. texts.Select(Of), NoneOf(texts.ToHashSet()), new ValueFacts(ValueKinds.All & ~ValueKinds.String)];

    /// <summary>The same value, of which one more member is known.</summary>
    public ValueFacts With(string name, ValueFacts? member) =>
        new(Kinds) { Members = new Dictionary<string, ValueFacts?>(Members) { [name] = member } };
}
