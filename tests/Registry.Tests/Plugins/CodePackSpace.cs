using System.Collections.Concurrent;
using System.Text;
using SchemaPacks.Plugins;
using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Tests.Plugins;

/// <summary>A folder of packs with the fixture's code pack in a folder of its own, and what the pack said while it ran.</summary>
internal sealed class CodePackSpace : IDisposable
{
    private readonly string _sink = Guid.NewGuid().ToString();

    public CodePackSpace()
    {
        AppDomain.CurrentDomain.SetData(_sink, Said);
        Put("CodePack.dll", File.ReadAllBytes(TestFolders.Fixture("CodePack")));
        Put("CodePackLibrary.dll", File.ReadAllBytes(TestFolders.Fixture("CodePackLibrary")));
        Put("CodePack.deps.json", File.ReadAllBytes(Path.ChangeExtension(TestFolders.Fixture("CodePack"), ".deps.json")));
        Folder.With("GoodPack");
    }

    public TemporaryFolder Folder { get; } = new();

    public ConcurrentQueue<string> Said { get; } = new();

    public string Assembly => Folder["CodePack/CodePack.dll"];

    public string Sha512 => CodePackContent.Read(Assembly, isAlone: false).Sha512;

    public void Put(string name, byte[] bytes) => Folder.Write("CodePack/" + name, bytes);

    /// <summary>Writes another text of the same length over one in the pack's assembly.</summary>
    public void Patch(string text, string other)
    {
        byte[] bytes = File.ReadAllBytes(Assembly);
        int place = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text));
        Encoding.UTF8.GetBytes(other).CopyTo(bytes, place);
        File.WriteAllBytes(Assembly, bytes);
    }

    public SchemaRegistryOptions Options(string fault = "", bool isTrusted = true) => new()
    {
        Sources = [PackSource.Folder(Folder.Path)],
        Code = new CodePackOptions
        {
            StartTimeout = TimeSpan.FromSeconds(fault == "hang" ? 1 : 120),
            Trusted = isTrusted ? [Trust(fault)] : [],
        },
    };

    public TrustedCodePack Trust(string fault = "") =>
        new() { Id = "CodePack", Sha512 = Sha512, Settings = new Dictionary<string, string> { ["sink"] = _sink, ["fault"] = fault } };

    public async Task<RegistrySnapshot> LoadAsync(string fault = "", bool isTrusted = true)
    {
        using var loader = new RegistryLoader(Options(fault, isTrusted));
        RegistrySnapshot snapshot = await loader.LoadAsync(cancellationToken: TestContext.Current.CancellationToken);
        await snapshot.Modules.DisposeAsync();
        return snapshot;
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.SetData(_sink, null);
        Folder.Dispose();
    }
}
