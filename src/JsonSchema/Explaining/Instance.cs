using System.Globalization;
using SchemaPacks.JsonSchema.Reading;

namespace SchemaPacks.JsonSchema.Explaining;

/// <summary>One value of the instance being judged (or of an <c>enum</c>): a tree with what evaluation asks again and again kept at hand.</summary>
internal sealed class Instance
{
    private int? _hash;
    private Dictionary<string, int>? _names;

    /// <summary>Number in document order, from 0.</summary>
    public required int Ordinal { get; init; }

    public required InstanceKind Kind { get; init; }

    public Instance? Parent { get; init; }

    /// <summary>Its name in the parent object; <see langword="null"/> in an array and at the root.</summary>
    public string? Name { get; init; }

    /// <summary>Its place among the parent's children, from 0.</summary>
    public int Index { get; init; }

    /// <summary>A string's content, unescaped; a number as written. Else empty.</summary>
    public string Text { get; init; } = "";

    /// <summary>Items, or the values of members in document order. Names within an object are distinct.</summary>
    public List<Instance> Children { get; } = [];

    /// <summary>Values in this tree, itself included. Known once the tree is read.</summary>
    public int Size { get; set; } = 1;

    /// <summary>Whether it stands for a property's name, judged by <c>propertyNames</c>; its place is then the object's.</summary>
    public bool IsName { get; init; }

    /// <summary>JSON pointer from the root; empty for the root.</summary>
    public string Pointer => Parent is null ? ""
        : IsName ? Parent.Pointer
        : JsonPointer.Append(Parent.Pointer, Name ?? Index.ToString(CultureInfo.InvariantCulture));

    /// <exception cref="BudgetExceededException">The exponent is absurd.</exception>
    public ExactNumber Number => ExactNumber.TryParse(Text, out var number)
        ? number
        : throw new BudgetExceededException($"a number's exponent has more than {ExactNumber.MaxExponentDigits} digits");

    /// <summary>The value of a member, or <see langword="null"/>.</summary>
    public Instance? Find(string name)
    {
        const int FewMembers = 8;
        if (Children.Count <= FewMembers)
        {
            foreach (var child in Children)
                if (child.Name == name)
                    return child;
            return null;
        }

        _names ??= Children.ToDictionary(child => child.Name!, child => child.Index);
        return _names.TryGetValue(name, out var index) ? Children[index] : null;
    }

    /// <summary>Equality of JSON Schema: numbers by value, objects in any order.</summary>
    public bool IsSame(Instance other)
    {
        if (Kind != other.Kind || Hash != other.Hash || Children.Count != other.Children.Count)
            return false;
        return Kind switch
        {
            InstanceKind.Number => Number.Equals(other.Number),
            InstanceKind.String => Text == other.Text,
            InstanceKind.Array => Children.Zip(other.Children).All(pair => pair.First.IsSame(pair.Second)),
            InstanceKind.Object => Children.All(child => other.Find(child.Name!) is { } same && child.IsSame(same)),
            _ => true,
        };
    }

    /// <summary>Equal for values that are the same. Strings are hashed with the process's own seed.</summary>
    public int Hash => _hash ??= Kind switch
    {
        InstanceKind.Number => HashCode.Combine(Kind, Number),
        InstanceKind.String => HashCode.Combine(Kind, Text),
        InstanceKind.Array => Children.Aggregate((int)Kind, (hash, child) => HashCode.Combine(hash, child.Hash)),
        InstanceKind.Object => Children.Aggregate((int)Kind, (hash, child) => unchecked(hash + HashCode.Combine(child.Name, child.Hash))),
        _ => HashCode.Combine(Kind),
    };
}
