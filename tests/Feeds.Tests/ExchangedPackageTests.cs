using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using SchemaPacks.Feeds;
using static SchemaPacks.Tests.Feeds.FeedHost;

namespace SchemaPacks.Tests.Feeds;

/// <summary>Somebody exchanges a package between the check of its hash and the reading of its schemas.</summary>
public sealed class ExchangedPackageTests
{
    [Fact]
    public async Task A_package_that_is_exchanged_after_it_was_checked_is_not_served_and_is_fetched_again()
    {
        using HostFolder folder = new HostFolder().WithFeed("main", new TestPackage("Acme.Web", "1.0.0"));
        await folder.Open().AddAsync("Acme.Web");
        var time = new FakeTimeProvider();
        DateTime longAgo = DateTime.UtcNow.AddHours(-1);
        File.SetLastWriteTimeUtc(folder["packs.cache/acme.web/1.0.0/acme.web.1.0.0.nupkg"], longAgo);
        int exchanges = 1;
        using IHost host = Start(folder, time, services => services.AddSingleton<IPackageAdmission>(new Exchange(path =>
        {
            if (exchanges-- <= 0)
                return;
            byte[] changed = File.ReadAllBytes(path);
            changed[10] ^= 1; // the time of the first entry: the file is as long as before
            File.WriteAllBytes(path, changed);
            File.SetLastWriteTimeUtc(path, longAgo);
        })));
        var registry = host.Services.GetRequiredService<IEventSchemaRegistry>();

        registry.Current.Packs.Should().BeEmpty();
        registry.Current.Findings.Should().ContainSingle().Which.Code.Should().Be("SP7008");

        await host.StartAsync();
        await ChangedAsync(registry, revision => revision.Packs.Count == 1, () => time.Advance(TimeSpan.FromMinutes(1)));
        registry.Current.Findings.Should().BeEmpty();
        await host.StopAsync();
    }

    private sealed class Exchange(Action<string> exchange) : IPackageAdmission
    {
        public ValueTask<IReadOnlyList<Diagnostic>> JudgeAsync(FetchedPackage package, CancellationToken cancellationToken)
        {
            exchange(package.Path);
            return ValueTask.FromResult<IReadOnlyList<Diagnostic>>([]);
        }
    }
}
