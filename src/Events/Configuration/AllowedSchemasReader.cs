using SchemaPacks.Allowing;

namespace SchemaPacks.Configuration;

/// <summary>
/// Reads <c>EventLog:AllowedSchemas</c>: a list of ids, of objects, or of both; and the form
/// <c>{ "&lt;id&gt;": { "AllowedCategories": […] } }</c>, whose URI keys .NET configuration split at each colon.
/// </summary>
internal static class AllowedSchemasReader
{
    private static readonly string[] PolicyNames = ["Versions", "AllowedCategories", "AllowedProperties", "Redaction"];

    public static void Read(SettingSection section, List<AllowedSchema> entries)
    {
        if (!string.IsNullOrEmpty(section.Value))
            section.Refuse($"'{section.Value}' stands where a list is expected, such as [\"{section.Value}\"]");

        foreach (SettingSection part in section.Parts)
            if (SettingSection.IsIndex(part.Key))
                ReadItem(part, entries);
            else
                ReadKeyed(part, part.Key, entries);
    }

    private static void ReadItem(SettingSection item, List<AllowedSchema> entries)
    {
        if (!string.IsNullOrEmpty(item.Value))
            entries.Add(new AllowedSchema(item.Value) { Path = item.Path });
        else if (item.HasParts)
        {
            item.ExpectNames("Id", "Versions", "AllowedCategories", "AllowedProperties", "Redaction");
            if (item.Text("Id") is { } id)
                entries.Add(ReadPolicy(item, id));
            else if (!item["Id"].HasParts)
                item.Refuse("the entry has no 'Id'; give the schema's $id");
        }
        else
            item.Refuse("the entry is empty; give the schema's $id, or an object with 'Id'");
    }

    // https://example.org/page-view arrived as "https" with one part, "//example.org/page-view". A section is an entry as soon as
    // it holds nothing, or one of the settings that an entry may hold; until then, its parts are more of the id.
    private static void ReadKeyed(SettingSection section, string id, List<AllowedSchema> entries)
    {
        if (!section.HasParts && !string.IsNullOrEmpty(section.Value))
            section.Refuse($"'{section.Value}' stands where the settings of schema '{id}' are expected; allowed are 'Versions', 'AllowedCategories', 'AllowedProperties', 'Redaction'");
        else if (!section.HasParts || section.Parts.Any(part => PolicyNames.Contains(part.Key, StringComparer.OrdinalIgnoreCase)))
        {
            section.ExpectNames(PolicyNames);
            entries.Add(ReadPolicy(section, id));
        }
        else
            foreach (SettingSection part in section.Parts)
                ReadKeyed(part, $"{id}:{part.Key}", entries);
    }

    private static AllowedSchema ReadPolicy(SettingSection section, string id)
    {
        var entry = new AllowedSchema(id) { Path = section.Path, Redaction = SettingsReader.ReadRedaction(section) };
        if (section.Text("Versions") is { } versions)
            if (VersionPattern.TryParse(versions, out _))
                entry.Versions = versions;
            else
                section["Versions"].Refuse($"'{versions}' names no versions; allowed is {VersionPattern.Allowed}");
        foreach (string category in section.Texts("AllowedCategories") ?? [])
            entry.AllowedCategories.Add(category);
        foreach (string property in section.Texts("AllowedProperties") ?? [])
            entry.AllowedProperties.Add(property);
        return entry;
    }
}
