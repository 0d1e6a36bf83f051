using System.Text;

namespace SchemaPacks.Describing;

/// <summary>Names of components, which OpenAPI makes of letters, digits, <c>.</c>, <c>-</c> and <c>_</c>: <c>example.jupyter.org_client-event.1</c>.</summary>
internal sealed class ComponentNames
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase); // generators make file and type names of them

    /// <param name="taken">Names that others have.</param>
    public ComponentNames(IEnumerable<string> taken) => _taken.UnionWith(taken);

    /// <summary>A name for a schema that no other has.</summary>
    public string Of(SchemaKey key)
    {
        int scheme = key.Id.IndexOf("://", StringComparison.Ordinal);
        var name = new StringBuilder();
        foreach (char letter in scheme < 0 ? key.Id : key.Id[(scheme + 3)..])
            name.Append(char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '_');
        name.Append('.').Append(key.Version.Text);
        string wanted = name.ToString().Trim('.');
        string free = wanted;
        for (int number = 2; !_taken.Add(free); number++)
            free = $"{wanted}_{number}";
        return free;
    }
}
