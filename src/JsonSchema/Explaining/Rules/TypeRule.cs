using System.Text.Json;

namespace SchemaPacks.JsonSchema.Explaining.Rules;

/// <summary><c>type</c>.</summary>
internal sealed class TypeRule : Rule
{
    private readonly IReadOnlyList<string> _names;
    private readonly bool _lexicalIntegers;
    private readonly string _message;

    private TypeRule(IReadOnlyList<string> names, bool lexicalIntegers)
    {
        _names = names;
        _lexicalIntegers = lexicalIntegers;
        _message = names.Count == 1 ? $"value must be of type {names[0]}" : $"value must be of one of the types {string.Join(", ", names)}";
    }

    /// <param name="value">The keyword.</param>
    /// <param name="lexicalIntegers">In draft-04 <c>1.0</c> is no integer: it is written with a fraction.</param>
    public static TypeRule? Of(KeywordValue value, bool lexicalIntegers) => value.Json.ValueKind switch
    {
        JsonValueKind.String => new TypeRule([value.Text!], lexicalIntegers),
        JsonValueKind.Array => new TypeRule(value.Texts, lexicalIntegers),
        _ => null,
    };

    public override void Apply(NodeCheck check)
    {
        foreach (var name in _names)
            if (IsOf(check.Value, name))
                return;
        check.Refuse("type", _message);
    }

    private bool IsOf(Instance value, string name) => name switch
    {
        "null" => value.Kind == InstanceKind.Null,
        "boolean" => value.Kind is InstanceKind.True or InstanceKind.False,
        "number" => value.Kind == InstanceKind.Number,
        "integer" => value.Kind == InstanceKind.Number && (_lexicalIntegers ? value.Text.AsSpan().IndexOfAny(".eE") < 0 : value.Number.IsInteger),
        "string" => value.Kind == InstanceKind.String,
        "array" => value.Kind == InstanceKind.Array,
        "object" => value.Kind == InstanceKind.Object,
        _ => false,
    };
}
