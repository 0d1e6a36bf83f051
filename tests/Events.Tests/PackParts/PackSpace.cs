using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using SchemaPacks.Configuration;
using SchemaPacks.Plugins;
using SchemaPacks.Scanning;

namespace SchemaPacks.Tests.Events.PackParts;

/// <summary>A folder of packs with the fixture's code pack in it, and what the pack said while it ran.</summary>
internal sealed partial class PackSpace : IDisposable
{
    private readonly string _sink = Guid.NewGuid().ToString();

    public PackSpace()
    {
        AppDomain.CurrentDomain.SetData(_sink, Said);
        Directory.CreateDirectory(Path.Combine(Folder, "CodePack"));
        foreach (string name in (string[])["CodePack", "CodePackLibrary"])
            File.Copy(Path.Combine(AppContext.BaseDirectory, "fixtures", name, name + ".dll"), Path.Combine(Folder, "CodePack", name + ".dll"));
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("schemapacks-").FullName;

    public ConcurrentQueue<string> Said { get; } = new();

    /// <summary>Another file of the pack: with it, the pack is another content.</summary>
    public string Other => Path.Combine(Folder, "CodePack", "other.txt");

    /// <summary>The pack as it is now, the way an operator learns its hash: from the finding that it is not trusted.</summary>
    public async Task<TrustedCodePack> TrustAsync(string fault = "")
    {
        using var loader = new RegistryLoader(new SchemaRegistryOptions { Sources = [PackSource.Folder(Folder)] });
        Diagnostic finding = (await loader.LoadAsync(cancellationToken: TestContext.Current.CancellationToken)).Findings.Single(finding => finding.Code == "SP1101");
        return new TrustedCodePack
        {
            Id = "CodePack",
            Sha512 = Hash().Match(finding.Message).Value,
            Settings = new Dictionary<string, string> { ["sink"] = _sink, ["fault"] = fault },
        };
    }

    /// <summary>A log with the pack, whose sender waits for a memory handler and for nothing of the pack.</summary>
    public async Task<TestLog> LogAsync(string fault = "", Action<SchemaPacksBuilder>? configure = null)
    {
        TrustedCodePack trusted = await TrustAsync(fault);
        return new TestLog(packs =>
        {
            packs.FromFolder(Folder).TrustCode(trusted).Allow("fixture.place").WriteTo("must", new SchemaPacks.Handlers.MemoryHandler(), handler => handler.Required = true);
            configure?.Invoke(packs);
        });
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.SetData(_sink, null);
        Directory.Delete(Folder, recursive: true);
    }

    [GeneratedRegex("[0-9a-f]{128}")]
    private static partial Regex Hash();
}
