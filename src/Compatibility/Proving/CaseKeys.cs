using System.Runtime.InteropServices;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Compatibility.Proving;

/// <summary>Texts that are equal for equal cases, so that no question is answered twice.</summary>
internal sealed class CaseKeys
{
    private readonly Dictionary<SchemaNode, int> _numbers = [];

    public string Of(ValueCase of) => string.Join('\n',
    [
        string.Join(',', of.Nodes.Select(NumberOf).Order()), string.Join(',', of.Excluded.Select(NumberOf).Order()), $"{(int)of.Kinds}",
        .. of.Denials.Select(denial => $"{NumberOf(denial.Node)}{denial.Keyword}/{Counted(denial.Name)}").Order(StringComparer.Ordinal),
        string.Join(',', (of.Declaring ?? []).Select(NumberOf).Order()), of.Declaring is null ? "?" : "",
        .. of.Names.Order(StringComparer.Ordinal).Select(name => "+" + Counted(name)),
        .. of.Absent.Order(StringComparer.Ordinal).Select(name => "-" + Counted(name)),
    ]);

    public int NumberOf(SchemaNode node)
    {
        ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, node, out bool exists);
        if (!exists)
            number = _numbers.Count;
        return number;
    }

    // No name reads as the end of it and the start of another.
    private static string Counted(string? name) => $"{name?.Length}:{name}";
}
