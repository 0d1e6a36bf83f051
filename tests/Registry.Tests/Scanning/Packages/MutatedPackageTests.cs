using SchemaPacks.Scanning;

namespace SchemaPacks.Tests.Scanning.Packages;

/// <summary>Copies of a good package with bytes changed at random, the same ones in every run.</summary>
public sealed class MutatedPackageTests
{
    private static readonly int Copies = Environment.GetEnvironmentVariable("SCHEMAPACKS_LONG_TESTS") == "1" ? 100_000 : 5_000;

    [Fact]
    public void Mutated_packages_end_in_findings_and_never_take_much_memory()
    {
        byte[] good = TestPackage.Good().With("build/Acme.Events.targets", "<Project />").Build();
        var scanner = new PackScanner();
        var codes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        int whole = 0;
        for (int seed = 0; seed < Copies; seed++)
        {
            byte[] mutated = Mutate(good, new Random(seed));
            long before = GC.GetAllocatedBytesForCurrentThread();
            PackScan scan = scanner.ScanPackage($"mutated-{seed}.nupkg", mutated);
            (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(8 << 20);

            whole += scan.Candidates.Count;
            (scan.Candidates.Count + scan.Findings.Count).Should().BePositive();
            foreach (Diagnostic finding in scan.Findings)
                codes[finding.Code] = codes.GetValueOrDefault(finding.Code) + 1;
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"whole: {whole}, {string.Join(", ", codes)}");
        codes.Keys.Should().Contain(["SP1013", "SP1014"]).And.OnlyContain(code => code.StartsWith("SP101"));
        whole.Should().BeLessThan(Copies / 2); // a checksum guards all that is read; what is not read may differ
    }

    // A third anywhere, two thirds in the directory, where every byte means something.
    private static byte[] Mutate(byte[] good, Random random)
    {
        byte[] bytes = [.. good];
        int directory = BitConverter.ToInt32(good, good.Length - 6);
        int start = random.Next(3) == 0 ? 0 : directory;
        for (int i = random.Next(1, 6); i > 0; i--)
        {
            int at = random.Next(start, bytes.Length);
            bytes[at] = random.Next(4) switch { 0 => 0xff, 1 => 0, 2 => (byte)(bytes[at] ^ (1 << random.Next(8))), _ => (byte)random.Next(256) };
        }

        return random.Next(10) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }
}
