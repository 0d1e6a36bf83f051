using System.IO.Compression;
using System.Security.Cryptography.X509Certificates;
using SchemaPacks.Feeds;

namespace SchemaPacks.Tests.Feeds.Signing;

/// <summary>What packages that were really signed say of their signatures.</summary>
public sealed class SignatureInspectionTests(SignedPackages packages) : IClassFixture<SignedPackages>
{
    [Fact]
    public void A_package_without_a_signature_is_unsigned() => PackageSignatures.Inspect(packages.Unsigned).Should().BeSameAs(SignatureReport.Unsigned);

    [Fact]
    public void An_authors_signature_is_verified_and_names_its_certificate()
    {
        SignatureReport report = PackageSignatures.Inspect(packages.ByAuthor);

        (report.State, report.Problem).Should().Be((SignatureState.Verified, null));
        PackageSignature signature = report.Signatures.Should().ContainSingle().Which;
        signature.Kind.Should().Be(SignatureKind.Author);
        signature.IsCountersignature.Should().BeFalse();
        signature.Subject.Should().Be("CN=Acme, O=Tests");
        signature.Certificate.Should().Be(SigningAuthority.Fingerprint(packages.Author));
        signature.ValidTo.Should().Be(new DateTimeOffset(packages.Author.NotAfter));
        signature.Timestamp.Should().BeNull();
        (signature.Repository, signature.Owners.Count).Should().Be((null, 0));
    }

    [Fact]
    public void A_repositorys_signature_names_the_owners_and_stands_below_an_authors()
    {
        PackageSignature alone = PackageSignatures.Inspect(packages.ByRepository).Signatures.Should().ContainSingle().Which;
        (alone.Kind, alone.IsCountersignature, alone.Repository).Should().Be((SignatureKind.Repository, false, "https://feed.example/v3/index.json"));
        alone.Owners.Should().Equal("acme", "friends");

        SignatureReport both = PackageSignatures.Inspect(packages.ByBoth);
        both.State.Should().Be(SignatureState.Verified);
        both.Signatures.Select(signature => (signature.Kind, signature.IsCountersignature)).Should().Equal((SignatureKind.Author, false), (SignatureKind.Repository, true));
        both.Signatures[1].Owners.Should().Equal("acme", "friends");
    }

    [Fact]
    public void A_byte_that_was_changed_inside_the_archive_breaks_the_signature()
    {
        byte[] changed = [.. packages.ByAuthor];
        changed[100] ^= 1;
        SignatureReport report = PackageSignatures.Inspect(changed);
        report.State.Should().Be(SignatureState.Broken);
        report.Problem.Should().Contain("NU3008");
        report.Signatures.Should().ContainSingle("it still says whose it was").Which.Subject.Should().Be("CN=Acme, O=Tests");
    }

    [Fact]
    public void An_entry_that_was_added_breaks_the_signature()
    {
        using var stream = new MemoryStream();
        stream.Write(packages.ByAuthor);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        using (var entry = new StreamWriter(archive.CreateEntry("lib/net10.0/More.dll").Open()))
            entry.Write("more");
        SignatureReport report = PackageSignatures.Inspect(stream.ToArray());
        report.State.Should().Be(SignatureState.Broken);
        report.Problem.Should().Contain("NU3008");
    }

    [Fact]
    public void The_signature_of_one_package_does_not_do_for_another()
    {
        byte[] signature = Entry(packages.ByAuthor, ".signature.p7s");
        using var stream = new MemoryStream();
        stream.Write(new TestPackage("Acme.Web", "6.6.6").Build());
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        using (Stream entry = archive.CreateEntry(".signature.p7s", CompressionLevel.NoCompression).Open())
            entry.Write(signature);
        PackageSignatures.Inspect(stream.ToArray()).State.Should().Be(SignatureState.Broken);
    }

    [Fact]
    public void A_signature_that_is_no_signature_is_broken()
    {
        using var stream = new MemoryStream();
        stream.Write(packages.Unsigned);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        using (var entry = new StreamWriter(archive.CreateEntry(".signature.p7s", CompressionLevel.NoCompression).Open()))
            entry.Write("trust me");
        PackageSignatures.Inspect(stream.ToArray()).State.Should().Be(SignatureState.Broken);
    }

    [Fact]
    public async Task A_package_that_dotnet_signed_is_read_as_it_is()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("a.nupkg", packages.Unsigned);
        using var key = System.Security.Cryptography.RSA.Create(2048);
        var request = new CertificateRequest("CN=By dotnet", key, System.Security.Cryptography.HashAlgorithmName.SHA256, System.Security.Cryptography.RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new System.Security.Cryptography.Oid("1.3.6.1.5.5.7.3.3")], critical: true));
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        folder.Write("key.pfx", certificate.Export(X509ContentType.Pkcs12, "secret"));

        await DotnetCommand.RunAsync(folder.Path, "nuget", "sign", path, "--certificate-path", folder["key.pfx"], "--certificate-password", "secret", "--output", folder["signed"]);

        SignatureReport report = PackageSignatures.Inspect(await File.ReadAllBytesAsync(folder["signed/a.nupkg"], TestContext.Current.CancellationToken));
        report.State.Should().Be(SignatureState.Verified);
        report.Signatures.Should().ContainSingle().Which.Certificate.Should().Be(SigningAuthority.Fingerprint(certificate));
    }

    [Fact]
    public void Of_a_package_that_was_changed_anywhere_nothing_is_verified_but_what_was_signed()
    {
        int verified = 0;
        var random = new Random(7);
        byte[] good = packages.ByBoth;
        Dictionary<string, byte[]> signed = Entries(good);
        string[] signers = [.. PackageSignatures.Inspect(good).Signatures.Select(Shown)];
        for (int i = 0; i < 2_000; i++)
        {
            byte[] mutated = Mutate(good, random);
            SignatureReport report = PackageSignatures.Inspect(mutated);
            if (report.State != SignatureState.Verified)
                continue;

            // A signature covers neither how its own entry is described, nor what stands beside what was signed in the signature itself. Such a change changes nothing else.
            verified++;
            report.Signatures.Select(Shown).Should().BeSubsetOf(signers).And.Contain(signers[0]);
            Entries(mutated).Should().BeEquivalentTo(signed, "of round {0}", i);
        }

        verified.Should().BeLessThan(250, "most changes are noticed");
    }

    private static string Shown(PackageSignature signature) =>
        $"{signature.Kind} {signature.IsCountersignature} {signature.Subject} {signature.Certificate} {signature.ValidFrom:O} {signature.ValidTo:O} {signature.Repository} {string.Join(',', signature.Owners)}";

    private static byte[] Mutate(byte[] good, Random random)
    {
        byte[] mutated = [.. good];
        switch (random.Next(4))
        {
            case 0:
                return mutated[..random.Next(mutated.Length)];
            case 1:
                int at = random.Next(mutated.Length), length = Math.Min(random.Next(1, 64), mutated.Length - at);
                random.NextBytes(mutated.AsSpan(at, length));
                return mutated;
            default:
                for (int i = random.Next(1, 4); i > 0; i--)
                    mutated[random.Next(mutated.Length)] ^= (byte)(1 << random.Next(8));
                return mutated;
        }
    }

    private static Dictionary<string, byte[]> Entries(byte[] package)
    {
        using var archive = new ZipArchive(new MemoryStream(package));
        return archive.Entries.Where(entry => entry.FullName != ".signature.p7s").ToDictionary(entry => entry.FullName, entry => Entry(package, entry.FullName));
    }

    private static byte[] Entry(byte[] package, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(package));
        using Stream entry = archive.GetEntry(name)!.Open();
        using var content = new MemoryStream();
        entry.CopyTo(content);
        return content.ToArray();
    }
}
