using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using SchemaPacks.Plugins;
using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Tests.Plugins;

/// <summary>Whatever is wrong with the code of one pack is a finding that names it, and everything else loads.</summary>
public sealed class CodePackFaultTests : IDisposable
{
    private readonly CodePackSpace _space = new();

    [Theory]
    [InlineData("register", "SP1107", "threw System.InvalidOperationException, so its code does not run: the module is broken")]
    [InlineData("constructor", "SP1107", "threw System.NotSupportedException, so its code does not run: there is no table")]
    [InlineData("hang", "SP1107", "was not done in 1 s")]
    [InlineData("host", "SP1107", "SchemaPacks.IEventLog")] // the host's services are no pack's business
    [InlineData("names", "SP1108", "the format 'uuid' is one of JSON Schema's own")]
    [InlineData("names", "SP1108", "'a b' cannot name a part")]
    [InlineData("names", "SP1108", "'a*b' of 'sink' matches no schema")]
    public async Task A_module_that_fails_is_told_of_and_nothing_of_it_stays(string fault, string code, string says)
    {
        ShouldFind(await _space.LoadAsync(fault), code, says);
    }

    [Theory]
    [InlineData("CodePack.ModuleHide", "no public class with a public constructor without parameters")]
    [InlineData("CodePack.ModuleArgs", "no public class with a public constructor without parameters")]
    [InlineData("CodePack.ModuleNone", "does not implement IPackModule")]
    [InlineData("CodePack.ModuleGone", "is no type of its own assembly")]
    public async Task A_module_that_cannot_be_one_is_told_of(string module, string says)
    {
        _space.Patch("CodePack.ModuleGood", module);
        ShouldFind(await _space.LoadAsync(), "SP1102", says);
    }

    [Fact]
    public async Task Two_modules_are_one_too_many()
    {
        string path = _space.Folder.Write("TwoModules/TwoModules.dll", await File.ReadAllBytesAsync(TestFolders.Fixture("TwoModules"), TestContext.Current.CancellationToken));
        using var loader = new RegistryLoader(_space.Options() with
        {
            Code = new CodePackOptions { Trusted = [_space.Trust(), new TrustedCodePack { Id = "TwoModules", Sha512 = CodePackContent.Read(path, isAlone: false).Sha512 }] },
        });
        RegistrySnapshot snapshot = await loader.LoadAsync(cancellationToken: TestContext.Current.CancellationToken);

        snapshot.Findings.Where(finding => finding.Pack == "TwoModules").Select(finding => finding.Code).Should().Contain("SP1102");
        snapshot.Modules.Handlers.Select(handler => handler.Name).Should().Equal("CodePack/sink");
        await snapshot.Modules.DisposeAsync();
    }

    [Fact]
    public async Task A_missing_dependency_is_named()
    {
        File.Delete(_space.Folder["CodePack/CodePackLibrary.dll"]);
        ShouldFind(await _space.LoadAsync(), "SP1103", "'CodePack' needs the assembly 'CodePackLibrary', which does not lie beside it");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"targets\":1}")]
    public async Task A_bad_list_of_dependencies_is_told_of(string text)
    {
        _space.Put("CodePack.deps.json", System.Text.Encoding.UTF8.GetBytes(text));
        ShouldFind(await _space.LoadAsync(), "SP1104", "'CodePack.deps.json' is no list of dependencies");
    }

    [Fact]
    public async Task Code_for_another_processor_is_told_of()
    {
        byte[] bytes = await File.ReadAllBytesAsync(_space.Assembly, TestContext.Current.CancellationToken);
        using (var file = new PEReader(ImmutableArray.Create(bytes)))
        {
            Machine other = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? Machine.Amd64 : Machine.Arm64;
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(file.PEHeaders.CoffHeaderStartOffset), (ushort)other);
        }

        _space.Put("CodePack.dll", bytes);
        ShouldFind(await _space.LoadAsync(), "SP1105", "'CodePack' was built for");
    }

    [Theory]
    [InlineData("SchemaPacks.Abstractions", "was built for SchemaPacks.Abstractions 99.0.0")]
    [InlineData("System.Runtime", "was built for .NET 99")]
    public async Task Code_for_another_version_is_told_of(string reference, string says)
    {
        byte[] bytes = await File.ReadAllBytesAsync(_space.Assembly, TestContext.Current.CancellationToken);
        SetReference(bytes, reference, 99);
        _space.Put("CodePack.dll", bytes);
        ShouldFind(await _space.LoadAsync(), "SP1106", says);
    }

    [Fact]
    public async Task A_dependency_that_is_no_assembly_is_told_of()
    {
        _space.Put("CodePackLibrary.dll", "MZ, and nothing behind it"u8.ToArray());
        ShouldFind(await _space.LoadAsync(), "SP1103", "'CodePackLibrary' is no .NET assembly that can be read");
    }

    [Fact]
    public void Files_that_cannot_be_read_are_told_of()
    {
        using var loader = new ModuleLoader(_space.Options(), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        PackCandidate candidate = new PackScanner().Scan([PackSource.Folder(_space.Folder.Path)]).Candidates.Single(candidate => candidate.Modules.Count > 0);
        File.Delete(_space.Assembly);

        loader.Load([candidate], out IReadOnlyList<Diagnostic> findings).Should().BeSameAs(LoadedModules.Empty);
        findings.Should().ContainSingle().Which.Code.Should().Be("SP1109");
    }

    public void Dispose() => _space.Dispose();

    private static void ShouldFind(RegistrySnapshot snapshot, string code, string says)
    {
        Diagnostic finding = snapshot.Findings.Should().ContainSingle(finding => finding.Code.StartsWith("SP11", StringComparison.Ordinal)).Subject;
        finding.Code.Should().Be(code);
        finding.Pack.Should().Be("CodePack");
        finding.Message.Should().Contain(says);
        snapshot.Modules.Handlers.Should().BeEmpty();
        snapshot.SchemaIds.Should().Contain("fixture.place", "its schemas are data").And.Contain(id => id.Contains("page-view"), "other packs load");
    }

    private static void SetReference(byte[] bytes, string name, ushort major)
    {
        using var file = new PEReader(ImmutableArray.Create(bytes));
        MetadataReader metadata = file.GetMetadataReader();
        AssemblyReferenceHandle row = metadata.AssemblyReferences.Single(handle => metadata.StringComparer.Equals(metadata.GetAssemblyReference(handle).Name, name));
        int place = file.PEHeaders.MetadataStartOffset + metadata.GetTableMetadataOffset(TableIndex.AssemblyRef)
            + ((MetadataTokens.GetRowNumber(row) - 1) * metadata.GetTableRowSize(TableIndex.AssemblyRef));
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(place), major); // the row begins with the version's four numbers
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(place + 2), 0);
    }
}
