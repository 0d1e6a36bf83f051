using System.Collections.Immutable;
using System.Text;

namespace SchemaPacks.Analyzers.Reading;

/// <summary>
/// One value of a schema file, without its place: values that say the same are equal, whatever the spaces and comments around them. So the
/// compiler's cache sees that nothing changed. Members keep the author's order, which is the order of the generated members.
/// </summary>
internal sealed class SchemaValue : IEquatable<SchemaValue>
{
    private readonly int _hash;

    private SchemaValue(SchemaKind kind, string text, ImmutableArray<SchemaValue> items, ImmutableArray<SchemaMember> members)
    {
        (Kind, Text, Items, Members) = (kind, text, items, members);
        _hash = (int)kind ^ StringComparer.Ordinal.GetHashCode(text);
        foreach (SchemaValue item in items)
            _hash = (_hash * 31) + item._hash;
        foreach (SchemaMember member in members)
            _hash = (((_hash * 31) + StringComparer.Ordinal.GetHashCode(member.Name)) * 31) + member.Value._hash;
    }

    public static SchemaValue Null { get; } = new(SchemaKind.Null, "", [], []);

    public static SchemaValue True { get; } = new(SchemaKind.True, "", [], []);

    public static SchemaValue False { get; } = new(SchemaKind.False, "", [], []);

    public SchemaKind Kind { get; }

    /// <summary>A text as it is meant, or a number in JSON's spelling.</summary>
    public string Text { get; }

    public ImmutableArray<SchemaValue> Items { get; }

    public ImmutableArray<SchemaMember> Members { get; }

    /// <summary>A member of a mapping; null when there is none by that name, and for every other kind.</summary>
    public SchemaValue? this[string name]
    {
        get
        {
            foreach (SchemaMember member in Members)
                if (member.Name == name)
                    return member.Value;
            return null;
        }
    }

    public static SchemaValue Number(string json) => new(SchemaKind.Number, json, [], []);

    public static SchemaValue OfText(string text) => new(SchemaKind.Text, text, [], []);

    public static SchemaValue OfItems(ImmutableArray<SchemaValue> items) => new(SchemaKind.List, "", items, []);

    public static SchemaValue OfMembers(ImmutableArray<SchemaMember> members) => new(SchemaKind.Mapping, "", [], members);

    /// <summary>The text of a member, if it is one.</summary>
    public string? TextOf(string name) => this[name] is { Kind: SchemaKind.Text } value ? value.Text : null;

    public bool Equals(SchemaValue? other) =>
        ReferenceEquals(this, other)
        || (other is not null && _hash == other._hash && Kind == other.Kind && Text == other.Text && Items.SequenceEqual(other.Items) && Members.SequenceEqual(other.Members));

    public override bool Equals(object? obj) => Equals(obj as SchemaValue);

    public override int GetHashCode() => _hash;

    /// <summary>The value as JSON without spaces.</summary>
    public string ToJson()
    {
        var json = new StringBuilder();
        Write(json);
        return json.ToString();
    }

    private void Write(StringBuilder json)
    {
        switch (Kind)
        {
            case SchemaKind.Number:
                json.Append(Text);
                break;
            case SchemaKind.Text:
                JsonString.Write(Text, json);
                break;
            case SchemaKind.List:
                for (int i = 0; i < Items.Length; i++)
                    Items[i].Write(json.Append(i == 0 ? '[' : ','));
                json.Append(Items.IsEmpty ? "[]" : "]");
                break;
            case SchemaKind.Mapping:
                for (int i = 0; i < Members.Length; i++)
                {
                    JsonString.Write(Members[i].Name, json.Append(i == 0 ? '{' : ','));
                    Members[i].Value.Write(json.Append(':'));
                }

                json.Append(Members.IsEmpty ? "{}" : "}");
                break;
            default:
                json.Append(Kind switch { SchemaKind.True => "true", SchemaKind.False => "false", _ => "null" });
                break;
        }
    }
}
