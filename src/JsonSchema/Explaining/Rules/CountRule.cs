namespace SchemaPacks.JsonSchema.Explaining.Rules;

/// <summary><c>minLength</c> and the like: how many characters (code points), items or properties there may be.</summary>
internal sealed class CountRule : Rule
{
    private readonly string _keyword;
    private readonly InstanceKind _kind;
    private readonly int _limit;
    private readonly bool _isLower;
    private readonly string _message;

    private CountRule(string keyword, int limit)
    {
        _keyword = keyword;
        _limit = limit;
        _isLower = keyword.StartsWith("min", StringComparison.Ordinal);
        (_kind, var owner, var part) = keyword[3..] switch
        {
            "Length" => (InstanceKind.String, "string", "character"),
            "Items" => (InstanceKind.Array, "array", "item"),
            _ => (InstanceKind.Object, "object", "property"),
        };
        var parts = limit == 1 ? part : part == "property" ? "properties" : part + "s";
        _message = $"the {owner} must have at {(_isLower ? "least" : "most")} {limit} {parts}";
    }

    public static CountRule? Of(KeywordValue value) => value.Number is { } limit ? new CountRule(value.Keyword, limit.ToCount()) : null;

    public override void Apply(NodeCheck check)
    {
        if (check.Value.Kind != _kind)
            return;
        var count = _kind == InstanceKind.String ? CodePoints(check.Value.Text) : check.Value.Children.Count;
        if (_isLower ? count < _limit : count > _limit)
            check.Refuse(_keyword, _message);
    }

    private static int CodePoints(string text)
    {
        var count = text.Length;
        foreach (var unit in text)
            if (char.IsLowSurrogate(unit))
                count--;
        return count;
    }
}
