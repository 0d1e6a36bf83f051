using System.IO.Compression;
using System.Text;

namespace SchemaPacks.Tests.Feeds;

/// <summary>A package that a host would refuse to open is refused when it is fetched: it gets neither into the lock nor into the cache.</summary>
public sealed class HostilePackageTests
{
    [Theory]
    [InlineData("../x.txt")]
    [InlineData("lib/../../x.txt")]
    [InlineData("a\\..\\..\\x.txt")]
    [InlineData("/etc/x")]
    [InlineData("C:\\x")]
    [InlineData("%2e%2e/x.txt")]
    [InlineData("//server/share/x")]
    [InlineData("LIB/NET10.0/acme.web.DLL")] // differs only in case
    [InlineData("lib/net10.0/Acme.Web.dll")] // stands twice
    public async Task An_unsafe_name_is_SP1014(string name) => await RefusedAsync(bytes => With(bytes, name, [1, 2, 3]), "SP1014");

    [Fact]
    public async Task A_bomb_is_SP1015() => await RefusedAsync(bytes => With(bytes, "content/zeros.bin", new byte[64 << 20]), "SP1015");

    [Fact]
    public async Task What_follows_the_archive_is_SP1013() => await RefusedAsync(bytes => [.. bytes, 0], "SP1013");

    [Fact]
    public async Task A_nuspec_that_nests_without_end_costs_no_time_and_is_no_package()
    {
        string deep = "<package><metadata>" + string.Concat(Enumerable.Repeat("<a>", 200_000));
        await RefusedAsync(
            bytes =>
            {
                using var copy = new MemoryStream();
                copy.Write(bytes);
                using (var archive = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
                {
                    archive.GetEntry("Acme.Web.nuspec")!.Delete();
                    using Stream nuspec = archive.CreateEntry("Acme.Web.nuspec").Open();
                    nuspec.Write(Encoding.UTF8.GetBytes(deep));
                }

                return copy.ToArray();
            },
            "SP7012");
    }

    private static async Task RefusedAsync(Func<byte[], byte[]> forge, string code)
    {
        await using TestFeed feed = (await TestFeed.StartAsync()).With(new TestPackage("Acme.Web", "1.0.0"));
        feed.Forges = forge;
        using HostFolder host = new HostFolder().WithSource("feed", feed.Index);

        (await host.Open().AddAsync("Acme.Web")).ShouldFail(code).Pack.Should().Be("Acme.Web");

        host.Cached().Should().BeEmpty();
        File.Exists(host["packs.lock.json"]).Should().BeFalse();
    }

    private static byte[] With(byte[] package, string name, byte[] content)
    {
        using var copy = new MemoryStream();
        copy.Write(package);
        using (var archive = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            using Stream entry = archive.CreateEntry(name).Open();
            entry.Write(content);
        }

        return copy.ToArray();
    }
}
