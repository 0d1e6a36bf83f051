using System.IO.Compression;
using System.Text;

namespace SchemaPacks.Tests.Scanning.Packages;

/// <summary>A NuGet package, well made or not: a nuspec and whatever entries a test gives it.</summary>
internal sealed class TestPackage
{
    private readonly List<(string Name, byte[] Content)> _entries = [];

    public TestPackage(string id = "Acme.Events", string version = "1.2.0", string metadata = "") => With($"{id}.nuspec", $"""
        <?xml version="1.0" encoding="utf-8"?>
        <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
          <metadata>
            <id>{id}</id>
            <version>{version}</version>
            <authors>tests</authors>
            <description>for tests</description>
            <packageTypes><packageType name="TelemetrySchemaPack" /></packageTypes>
            {metadata}
          </metadata>
        </package>
        """);

    /// <summary>A package that has no nuspec yet.</summary>
    public static TestPackage Bare()
    {
        var package = new TestPackage();
        package._entries.Clear();
        return package;
    }

    /// <summary>The package of the fixture pack that is in order.</summary>
    public static TestPackage Good(string id = "Acme.Events", string version = "1.2.0") => new TestPackage(id, version).WithFixture("lib/netstandard2.0/GoodPack.dll", "GoodPack");

    public TestPackage With(string name, byte[] content)
    {
        _entries.Add((name, content));
        return this;
    }

    public TestPackage With(string name, string content) => With(name, Encoding.UTF8.GetBytes(content));

    public TestPackage WithFixture(string name, string fixture) => With(name, File.ReadAllBytes(TestFolders.Fixture(fixture)));

    /// <summary>The archive, in which <paramref name="change"/> may touch an entry before it is written.</summary>
    public byte[] Build(Action<ZipArchiveEntry>? change = null)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in _entries)
            {
                ZipArchiveEntry entry = archive.CreateEntry(name);
                change?.Invoke(entry);
                using Stream stream = entry.Open();
                stream.Write(content);
            }
        }

        return file.ToArray();
    }
}
