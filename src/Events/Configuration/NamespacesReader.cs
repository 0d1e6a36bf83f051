using SchemaPacks.Snapshots;

namespace SchemaPacks.Configuration;

/// <summary>Reads <c>Packs:Namespaces</c>: which packs may bring schemas whose ids begin with a prefix.</summary>
internal static class NamespacesReader
{
    public static void Read(SettingSection section, List<SchemaNamespace> namespaces)
    {
        if (!string.IsNullOrEmpty(section.Value))
            section.Refuse($"'{section.Value}' stands where a list of namespaces is expected, such as [{{ \"Prefix\": \"https://acme.com/\", \"Packs\": \"Acme.*\" }}]");
        foreach (SettingSection entry in section.Parts)
            ReadEntry(entry, namespaces);
    }

    private static void ReadEntry(SettingSection entry, List<SchemaNamespace> namespaces)
    {
        entry.ExpectNames("Prefix", "Packs", "Source");
        string? prefix = entry.Text("Prefix");
        string? packs = entry.Text("Packs");
        string? source = entry.Text("Source");
        if (string.IsNullOrWhiteSpace(prefix))
            entry.Refuse("the entry has no 'Prefix'; say how the owned schema ids begin");
        else if (string.IsNullOrWhiteSpace(packs))
            entry.Refuse($"the entry for '{prefix}' has no 'Packs'; say which packs own it, such as 'Acme.*'");
        else if (packs.AsSpan(0, packs.Length - 1).Contains('*'))
            entry["Packs"].Refuse($"'{packs}' has a '*' that is not its last character; only the end of a name can be left open");
        else
            namespaces.Add(new SchemaNamespace { Prefix = prefix, Packs = packs, Source = source });
    }
}
