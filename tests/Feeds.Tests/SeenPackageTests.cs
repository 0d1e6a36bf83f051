using SchemaPacks.Feeds;

namespace SchemaPacks.Tests.Feeds;

/// <summary>Packages that were compared with the lock and look the same are not read again, and nothing of what judges them is left out.</summary>
public sealed class SeenPackageTests
{
    [Fact]
    public async Task A_package_that_looks_as_it_did_is_not_read_again_but_admitted_again()
    {
        using HostFolder host = new HostFolder().WithFeed("main", new TestPackage("Acme.Web", "1.0.0"));
        await host.Open().AddAsync("Acme.Web");
        var counting = new Counting();
        PackFeeds feeds = host.Open(options => options with { Admission = counting });
        string path = (await feeds.InstalledAsync()).Packs.Single().Path;
        DateTime longAgo = DateTime.UtcNow.AddHours(-1);
        File.SetLastWriteTimeUtc(path, longAgo);
        (await feeds.InstalledAsync()).Packs.Should().ContainSingle();

        byte[] changed = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        changed[100] ^= 1;
        await File.WriteAllBytesAsync(path, changed, TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(path, longAgo);
        (await feeds.InstalledAsync()).Packs.Should().ContainSingle("nothing shows the change, and the registry hashes what it reads").Which.Pack.Sha512.Should().HaveLength(128);
        (await host.Open().InstalledAsync()).Findings.Should().ContainSingle("another process knows nothing of the file").Which.Code.Should().Be("SP7008");

        File.SetLastWriteTimeUtc(path, longAgo.AddMinutes(1));
        (await feeds.InstalledAsync()).Findings.Should().ContainSingle("it looks like another one").Which.Code.Should().Be("SP7008");
        counting.Asked.Should().Be(3);
    }

    [Fact]
    public async Task A_package_that_was_written_just_now_is_read_each_time()
    {
        using HostFolder host = new HostFolder().WithFeed("main", new TestPackage("Acme.Web", "1.0.0"));
        PackFeeds feeds = host.Open();
        await feeds.AddAsync("Acme.Web");
        string path = (await feeds.InstalledAsync()).Packs.Single().Path;
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddHours(1)); // later than any clock of this test
        DateTime written = File.GetLastWriteTimeUtc(path);
        (await feeds.InstalledAsync()).Packs.Should().ContainSingle();

        byte[] changed = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        changed[100] ^= 1;
        await File.WriteAllBytesAsync(path, changed, TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(path, written);
        (await feeds.InstalledAsync()).Findings.Should().ContainSingle().Which.Code.Should().Be("SP7008");
    }

    private sealed class Counting : IPackageAdmission
    {
        public int Asked { get; private set; }

        public ValueTask<IReadOnlyList<Diagnostic>> JudgeAsync(FetchedPackage package, CancellationToken cancellationToken)
        {
            Asked++;
            return ValueTask.FromResult<IReadOnlyList<Diagnostic>>([]);
        }
    }
}
