using SchemaPacks.Plugins;

namespace SchemaPacks.Configuration;

/// <summary>Reads <c>Packs:Code</c>: the packs whose code may run.</summary>
internal static class CodePacksReader
{
    private const int Sha512Digits = 128;
    private const int SignerDigits = 64;

    public static void Read(SettingSection section, List<TrustedCodePack> packs)
    {
        if (!string.IsNullOrEmpty(section.Value))
            section.Refuse($"'{section.Value}' stands where a list of packs is expected, such as [{{ \"Id\": \"Acme.Geo\", \"Sha512\": \"…\" }}]");
        foreach (SettingSection entry in section.Parts)
            ReadEntry(entry, packs);
    }

    private static void ReadEntry(SettingSection entry, List<TrustedCodePack> packs)
    {
        entry.ExpectNames("Id", "Sha512", "Signer", "Settings");
        string? id = entry.Text("Id");
        string? sha512 = ReadHash(entry, "Sha512", Sha512Digits);
        string? signer = ReadHash(entry, "Signer", SignerDigits);
        if (string.IsNullOrWhiteSpace(id))
            entry.Refuse("the entry has no 'Id'; name the pack");
        else if (sha512 is null && signer is null && !entry["Sha512"].Exists && !entry["Signer"].Exists)
            entry.Refuse($"the entry for '{id}' has neither 'Sha512' nor 'Signer'; set one, since anybody can choose a name");
        else
            packs.Add(new TrustedCodePack
            {
                Id = id,
                Sha512 = sha512 ?? (signer is null ? "" : null),
                Signer = signer,
                Settings = entry["Settings"].Parts.ToDictionary(part => part.Key, part => part.Value ?? "", StringComparer.OrdinalIgnoreCase),
            });
    }

    private static string? ReadHash(SettingSection entry, string name, int digits)
    {
        string? text = entry.Text(name);
        if (text is null || (text.Length == digits && text.All(char.IsAsciiHexDigit)))
            return text;
        entry[name].Refuse($"'{name}' has to be {digits} hexadecimal digits");
        return null;
    }
}
