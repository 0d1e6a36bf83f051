using NuGet.Versioning;
using SchemaPacks.Configuration;

namespace SchemaPacks.Feeds;

/// <summary>Reads the section <c>Packs:NuGet</c>.</summary>
internal static class NuGetSettingsReader
{
    public static void Read(SettingSection section, NuGetPackOptions options)
    {
        section.ExpectNames("Packs", "Folder", "Sources", "AllowInsecureConnections", "ConfigFile", "LockFile", "Cache", "Timeout", "Restore", "Poll", "Signatures");
        ReadPacks(section["Packs"], options);
        foreach (string source in section.Texts("Sources") ?? [])
            options.Sources.Add(source);
        options.Folder = section.Text("Folder") ?? options.Folder;
        options.AllowInsecureConnections = section.Flag("AllowInsecureConnections") ?? options.AllowInsecureConnections;
        options.ConfigFile = section.Text("ConfigFile") ?? options.ConfigFile;
        options.LockFile = section.Text("LockFile") ?? options.LockFile;
        options.Cache = section.Text("Cache") ?? options.Cache;
        options.Signatures = SignaturesReader.Read(section["Signatures"], options.Signatures);
        options.Timeout = section.Time("Timeout", TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)) ?? options.Timeout;
        options.Restore = section.Choice("Restore", "auto", "locked", "off") switch
        {
            "auto" => PackRestoreMode.Auto,
            "locked" => PackRestoreMode.Locked,
            "off" => PackRestoreMode.Off,
            _ => options.Restore,
        };
        options.Poll = section.Time("Poll", TimeSpan.FromMinutes(1), TimeSpan.FromDays(7)) ?? options.Poll;
        if (options.Poll is not null && options.Restore != PackRestoreMode.Auto)
            section["Poll"].Refuse("newer versions can be taken only where 'Restore' is 'auto'; remove 'Poll', or change 'Restore'");
    }

    private static void ReadPacks(SettingSection section, NuGetPackOptions options)
    {
        if (!string.IsNullOrEmpty(section.Value))
            section.Refuse($"'{section.Value}' stands where packs are expected, such as {{ \"{section.Value}\": \"1.*\" }}");
        foreach (SettingSection entry in section.Parts)
        {
            if (entry.HasParts)
                entry.ExpectNames("Version", "Source", "Prerelease");
            string? version = entry.HasParts ? entry.Text("Version") : entry.Value;
            if (SettingSection.IsIndex(entry.Key))
                entry.Refuse("packs are listed by id, such as { \"Acme.Web\": \"1.*\" }");
            else if (!PackageName.IsId(entry.Key))
                entry.Refuse($"'{entry.Key}' is no package id");
            else if (string.IsNullOrEmpty(version))
                entry.Refuse("the pack has no 'Version'; write one, or a range such as '1.*'");
            else if (!VersionRange.TryParse(version, out _))
                entry.Refuse($"'{version}' is no version or range; write '1.2.0', '[1.0,2.0)' or '1.*'");
            else
                options.Packs.Add(new WantedPack(entry.Key, version) { Source = entry.HasParts ? entry.Text("Source") : null, Prerelease = entry.HasParts && (entry.Flag("Prerelease") ?? false) });
        }
    }
}
