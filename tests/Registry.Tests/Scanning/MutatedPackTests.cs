using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Tests.Scanning;

/// <summary>Copies of a good pack with bytes changed at random, the same ones in every run.</summary>
public sealed class MutatedPackTests
{
    private static readonly int Copies = Environment.GetEnvironmentVariable("SCHEMAPACKS_LONG_TESTS") == "1" ? 10_000 : 1_000;

    [Fact]
    public async Task Mutated_copies_cause_findings_only_and_the_good_pack_loads()
    {
        byte[] good = File.ReadAllBytes(TestFolders.Fixture("GoodPack"));
        var scanner = new PackScanner();
        var codes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (int seed = 0; seed < Copies; seed++)
        {
            PackScan scan = scanner.ScanAssembly($"mutated-{seed}.dll", Mutate(good, new Random(seed)));
            foreach (Diagnostic finding in scan.Findings)
                codes[finding.Code] = codes.GetValueOrDefault(finding.Code) + 1;
        }

        codes.Keys.Should().Contain(["SP1002", "SP1011"]).And.OnlyContain(code => code.StartsWith("SP1"));
        TestContext.Current.TestOutputHelper!.WriteLine(string.Join(", ", codes));

        using TemporaryFolder folder = new TemporaryFolder().With("GoodPack");
        for (int seed = 0; seed < 100; seed++)
            folder.Write($"mutated{seed}.dll", Mutate(good, new Random(seed)));
        RegistrySnapshot snapshot = await new RegistryLoader(new SchemaRegistryOptions { Sources = [PackSource.Folder(folder.Path)] })
            .LoadAsync(cancellationToken: TestContext.Current.CancellationToken);
        snapshot.Packs.Should().Contain(pack => pack.Path == folder["GoodPack.dll"]);
        snapshot.GetVersions("acme.visitor").Should().NotBeEmpty();
    }

    // Half of them anywhere, half in the metadata, which is near the end; a few bytes, or a run of them.
    private static byte[] Mutate(byte[] good, Random random)
    {
        byte[] bytes = [.. good];
        int start = random.Next(2) == 0 ? 0 : bytes.Length / 2;
        for (int i = random.Next(1, 20); i > 0; i--)
        {
            int at = random.Next(start, bytes.Length - 8);
            if (random.Next(4) == 0)
                bytes.AsSpan(at, random.Next(1, 8)).Fill((byte)random.Next(256));
            else
                bytes[at] = random.Next(3) switch { 0 => 0xff, 1 => 0, _ => (byte)random.Next(256) };
        }

        return random.Next(10) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }
}
