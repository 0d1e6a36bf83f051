using System.Runtime.InteropServices;
using System.Text.Json;

namespace SchemaPacks.JsonSchema.Explaining.Rules;

/// <summary><c>enum</c> and <c>const</c>: looked up by hash.</summary>
internal sealed class ValuesRule : Rule
{
    private const int LongestList = 200;

    private readonly string _keyword;
    private readonly string _message;
    private readonly ILookup<int, Instance> _values;

    private ValuesRule(string keyword, IReadOnlyList<JsonElement> values)
    {
        _keyword = keyword;
        _values = values.Select(value => InstanceReader.Read(JsonMarshal.GetRawUtf8Value(value))).ToLookup(value => value.Hash);
        var list = string.Join(", ", values.Select(value => value.GetRawText()));
        _message = values.Count == 1 && list.Length <= LongestList ? $"value must be {list}"
            : list.Length <= LongestList ? $"value must be one of {list}"
            : $"value must be one of the {values.Count} in '{keyword}'";
    }

    public static ValuesRule? Of(KeywordValue value) => value.Keyword == "const" ? new ValuesRule("const", [value.Json])
        : value.Json.ValueKind == JsonValueKind.Array ? new ValuesRule("enum", [.. value.Json.EnumerateArray()])
        : null;

    public override void Apply(NodeCheck check)
    {
        check.Run.Spend(check.Value.Size);
        foreach (var candidate in _values[check.Value.Hash])
            if (candidate.IsSame(check.Value))
                return;
        check.Refuse(_keyword, _message);
    }
}
