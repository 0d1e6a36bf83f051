using System.Globalization;

namespace SchemaPacks.Analyzers.Naming;

/// <summary>Names that must differ from each other, given out in the order in which they are asked for.</summary>
internal sealed class NameScope(params string[] reserved)
{
    private readonly HashSet<string> _reserved = new(reserved, StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(reserved, StringComparer.Ordinal);

    /// <summary>The name, or the nearest one that is free: <c>EqualsValue</c> for a name with a meaning of its own, <c>UserName2</c> for the second of two.</summary>
    public string Take(string wanted)
    {
        if (_reserved.Contains(wanted))
            wanted += "Value";
        string name = wanted;
        for (int number = 2; !_taken.Add(name); number++)
            name = wanted + number.ToString(CultureInfo.InvariantCulture);
        return name;
    }
}
