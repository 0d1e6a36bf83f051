using SchemaPacks.Configuration;

namespace SchemaPacks.Feeds;

/// <summary>Reads <c>Packs:NuGet:Signatures</c>: what is asked of the signatures of packages.</summary>
internal static class SignaturesReader
{
    private const int CertificateDigits = 64;

    public static SignaturePolicy Read(SettingSection section, SignaturePolicy before)
    {
        section.ExpectNames("Mode", "Signers", "CheckRevocation");
        var signers = new List<TrustedSigner>(before.Signers);
        if (!string.IsNullOrEmpty(section["Signers"].Value))
            section["Signers"].Refuse("a single value stands where a list of signers is expected, such as [{ \"Certificate\": \"…\" }]");
        foreach (SettingSection entry in section["Signers"].Parts)
            ReadSigner(entry, signers);
        return before with
        {
            Mode = section.Choice("Mode", "accept", "require") switch
            {
                "accept" => SignatureMode.Accept,
                "require" => SignatureMode.Require,
                _ => before.Mode,
            },
            Signers = signers,
            CheckRevocation = section.Flag("CheckRevocation") ?? before.CheckRevocation,
        };
    }

    private static void ReadSigner(SettingSection entry, List<TrustedSigner> signers)
    {
        entry.ExpectNames("Certificate", "Kind", "Owners", "AllowUntrustedRoot");
        string? certificate = entry.Text("Certificate");
        SignatureKind? kind = entry.Choice("Kind", "author", "repository") switch
        {
            "author" => SignatureKind.Author,
            "repository" => SignatureKind.Repository,
            _ => null,
        };
        IReadOnlyList<string> owners = entry.Texts("Owners") ?? [];
        bool allowsUntrustedRoot = entry.Flag("AllowUntrustedRoot") ?? false;
        if (certificate is null)
            entry.Refuse("the signer has no 'Certificate'; name it by its SHA-256, which 'schemapacks inspect' shows");
        else if (certificate.Length != CertificateDigits || !certificate.All(char.IsAsciiHexDigit))
            entry["Certificate"].Refuse($"'Certificate' has to be {CertificateDigits} hexadecimal digits, the SHA-256 of the certificate");
        else if (kind == SignatureKind.Author && owners.Count > 0)
            entry["Owners"].Refuse("only a repository's signature names owners; remove 'Owners', or set 'Kind' to 'repository'");
        else
            signers.Add(new TrustedSigner(certificate) { Kind = kind, Owners = owners, AllowUntrustedRoot = allowsUntrustedRoot });
    }
}
