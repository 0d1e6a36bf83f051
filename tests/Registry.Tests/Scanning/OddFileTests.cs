using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Tests.Scanning;

/// <summary>Files and folders that cannot be read, or are not what their name says, beside a pack that is good.</summary>
public sealed class OddFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new TemporaryFolder().With("GoodPack");

    [Fact]
    public async Task A_truncated_assembly_is_reported_wherever_it_is_cut()
    {
        byte[] good = File.ReadAllBytes(TestFolders.Fixture("GoodPack"));
        for (int length = 0; length < good.Length; length += 101)
            _folder.Write($"truncated{length}.dll", good[..length]);

        await ShouldStillLoadGoodPack();

        PackScan scan = Scan();
        scan.Findings.Should().OnlyContain(finding => finding.Code == "SP1002" || finding.Code == "SP1011" || finding.Code == "SP1012");
        scan.Findings.Should().Contain(finding => finding.Code == "SP1002" && finding.Pack!.EndsWith("truncated0.dll") && finding.Message.Contains("empty"));
    }

    [Fact]
    public async Task A_native_library_is_reported_as_SP1002()
    {
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string native = Directory.GetFiles(runtime).First(file => Path.GetFileName(file) is "libcoreclr.so" or "libcoreclr.dylib" or "coreclr.dll");
        File.Copy(native, _folder["native.dll"]);

        await ShouldStillLoadGoodPack();
        Scan().Findings.Select(finding => (finding.Code, finding.Pack)).Should().Equal(("SP1002", _folder["native.dll"]));
    }

    [Fact]
    public async Task A_native_PE_file_is_reported_as_SP1002()
    {
        byte[] native = File.ReadAllBytes(TestFolders.Fixture("GoodPack"));
        int header = BitConverter.ToInt32(native, 0x3c);
        bool is64 = BitConverter.ToUInt16(native, header + 24) == 0x20b;
        Array.Clear(native, header + 24 + (is64 ? 112 : 96) + (14 * 8), 8); // the CLI header's entry among the data directories
        _folder.Write("native.dll", native);

        await ShouldStillLoadGoodPack();
        Scan().Findings.Should().ContainSingle().Which.Should().Match<Diagnostic>(finding => finding.Code == "SP1002" && finding.Message.Contains("native"));
    }

    [Fact]
    public async Task A_link_to_nowhere_and_one_to_itself_are_reported_as_SP1010()
    {
        File.CreateSymbolicLink(_folder["gone.dll"], _folder["nowhere.dll"]);
        File.CreateSymbolicLink(_folder["loop.dll"], _folder["loop.dll"]);

        await ShouldStillLoadGoodPack();
        Scan().Findings.Select(finding => (finding.Code, finding.Pack)).Should().Equal(("SP1010", _folder["gone.dll"]), ("SP1010", _folder["loop.dll"]));
    }

    [Fact]
    public void A_pack_that_does_not_exist_is_reported_as_SP1010()
    {
        PackScan scan = new PackScanner().Scan([PackSource.Pack(_folder["missing.dll"])], TestContext.Current.CancellationToken);
        scan.Findings.Should().ContainSingle().Which.Code.Should().Be("SP1010");
        scan.IsBlind.Should().BeTrue();
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_reported_as_SP1001()
    {
        PackScan scan = new PackScanner().Scan([PackSource.Folder(_folder["missing"]), PackSource.Folder(_folder.Path)], TestContext.Current.CancellationToken);
        Diagnostic finding = scan.Findings.Should().ContainSingle().Which;
        (finding.Code, finding.Severity, finding.Pack).Should().Be(("SP1001", DiagnosticSeverity.Warning, _folder["missing"]));
        scan.Candidates.Should().ContainSingle("the other folder is read").Which.Pack.Name.Should().Be("GoodPack");
        scan.IsBlind.Should().BeFalse();
    }

    [Fact]
    public void A_folder_that_is_gone_leaves_the_packs_unknown_though_the_applications_own_schemas_are_there()
    {
        PackSource own = PackSource.Documents("own", ("a.yaml", "$id: a"));
        new PackScanner().Scan([PackSource.Folder(_folder["missing"]), own], TestContext.Current.CancellationToken).IsBlind.Should().BeTrue();
        new PackScanner().Scan([own], TestContext.Current.CancellationToken).IsBlind.Should().BeFalse();
    }

    [Fact]
    public async Task A_file_that_others_hold_open_is_read_or_reported()
    {
        _folder.With("BadYaml");
        using (new FileStream(_folder["BadYaml.dll"], FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            await ShouldStillLoadGoodPack();
            Scan().Findings.Should().OnlyContain(finding => finding.Code == "SP1010" && finding.Pack == _folder["BadYaml.dll"]);
        }
    }

    [Fact]
    public async Task A_file_that_may_not_be_read_is_reported_as_SP1010()
    {
        _folder.With("BadYaml");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder["BadYaml.dll"], UnixFileMode.None);

        await ShouldStillLoadGoodPack();
        IEnumerable<string> codes = Scan().Findings.Select(finding => finding.Code);
        if (Environment.IsPrivilegedProcess || OperatingSystem.IsWindows())
            codes.Should().BeEmpty("the superuser reads every file, and Windows has no file modes");
        else
            codes.Should().Equal("SP1010");
    }

    [Fact]
    public void Nothing_stays_open()
    {
        Scan();
        using var alone = new FileStream(_folder["GoodPack.dll"], FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        alone.CanWrite.Should().BeTrue();
    }

    [Fact]
    public async Task Files_that_come_and_go_while_packs_are_read_cause_findings_only()
    {
        byte[] bytes = File.ReadAllBytes(TestFolders.Fixture("BadYaml"));
        using var stop = new CancellationTokenSource();
        Task churn = Task.Run(
            () =>
            {
                for (int i = 0; !stop.IsCancellationRequested; i++)
                {
                    string path = _folder.Write($"sub{i % 3}/churn.dll", bytes[..(i * 997 % bytes.Length)]);
                    if (i % 2 == 0)
                        File.Delete(path);
                    if (i % 5 == 0)
                        Directory.Delete(_folder[$"sub{i % 3}"], recursive: true);
                }
            },
            TestContext.Current.CancellationToken);

        for (int i = 0; i < 100; i++)
            Scan().Candidates.Should().Contain(candidate => candidate.Pack.Name == "GoodPack");
        await stop.CancelAsync();
        await churn;
    }

    [Fact]
    public void A_file_over_the_limit_is_refused_with_SP1007()
    {
        _folder.Write("large.dll", new byte[100_001]);
        PackScan scan = new PackScanner(new ScanLimits { FileBytes = 100_000 }).Scan([PackSource.Folder(_folder.Path)], TestContext.Current.CancellationToken);
        scan.Findings.Select(finding => (finding.Code, finding.Pack)).Should().Equal(("SP1007", _folder["large.dll"]));
        scan.Candidates.Should().ContainSingle();
    }

    [Fact]
    public void Schemas_over_a_limit_are_refused_with_SP1008()
    {
        DocumentsSource pack = PackSource.Documents("Acme", ("a.yaml", "short"), ("b.yaml", "longer text"));
        Scan(new ScanLimits { SchemaBytes = 5 }).Should().BeEquivalentTo((new[] { "SP1008 b.yaml" }, new[] { "a.yaml" }));
        Scan(new ScanLimits { Schemas = 1 }).Should().BeEquivalentTo((new[] { "SP1008 " }, Array.Empty<string>()));
        Scan(new ScanLimits { PackBytes = 15 }).Should().BeEquivalentTo((new[] { "SP1008 " }, Array.Empty<string>()));
        Scan(new ScanLimits { PackBytes = 16, Schemas = 2, SchemaBytes = 11 }).Should().BeEquivalentTo((Array.Empty<string>(), new[] { "a.yaml", "b.yaml" }));

        (string[], string[]) Scan(ScanLimits limits)
        {
            PackScan scan = new PackScanner(limits).Scan([pack], TestContext.Current.CancellationToken);
            return ([.. scan.Findings.Select(finding => $"{finding.Code} {finding.Resource}")], [.. scan.Candidates[0].Resources.Select(resource => resource.Origin.Resource)]);
        }
    }

    [Fact]
    public void Copies_of_a_pack_are_one_pack_and_different_packs_of_one_name_are_SP1012()
    {
        File.Copy(_folder["GoodPack.dll"], _folder["Copy.dll"]);
        Scan().Should().Match<PackScan>(scan => scan.Candidates.Count == 1 && scan.Findings.Count == 0);

        byte[] other = File.ReadAllBytes(_folder["GoodPack.dll"]);
        _folder.Write("Other.dll", [.. other, 0]); // bytes after the last section mean nothing
        PackScan scan = Scan();
        scan.Candidates.Should().HaveCount(2);
        scan.Findings.Should().ContainSingle().Which.Should().Match<Diagnostic>(finding =>
            finding.Code == "SP1012" && finding.Pack == "GoodPack" && finding.Message.Contains("Copy.dll") && finding.Message.Contains("Other.dll"));
    }

    public void Dispose() => _folder.Dispose();

    private PackScan Scan() => new PackScanner().Scan([PackSource.Folder(_folder.Path)], TestContext.Current.CancellationToken);

    private async Task ShouldStillLoadGoodPack()
    {
        RegistrySnapshot snapshot = await new RegistryLoader(new SchemaRegistryOptions { Sources = [PackSource.Folder(_folder.Path)] })
            .LoadAsync(cancellationToken: TestContext.Current.CancellationToken);
        snapshot.SchemaIds.Should().Contain("https://acme.example/page-view");
    }
}
