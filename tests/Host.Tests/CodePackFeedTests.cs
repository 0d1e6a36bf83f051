using System.Security.Cryptography;
using NuGet.Frameworks;
using NuGet.Packaging;
using NuGet.Packaging.Core;
using NuGet.Versioning;
using SchemaPacks.Feeds;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests;

/// <summary>The sample code pack, from a feed into a running host.</summary>
public sealed class CodePackFeedTests
{
    private const string Schema = "https://example.org/places/position";

    [Fact]
    public async Task Code_from_a_feed_runs_without_a_restart_where_it_is_trusted_and_a_version_that_is_not_is_data()
    {
        using var folder = new TemporaryFolder();
        string feed = Path.Combine(folder.Path, "feed");
        string trusted = PutInto(feed, "1.0.0");
        PutInto(feed, "1.1.0");
        await using HostProcess host = await HostProcess.StartAsync(
            folder, ("Packs__NuGet__Folder", folder.Path), ("Packs__NuGet__Sources__0", feed), ("Packs__Settle", "00:00:00.1"),
            ("Packs__Code__0__Id", "Places"), ("Packs__Code__0__Sha512", trusted), ("EventLog__AllowedSchemas__99", Schema));
        var packs = new PackFeeds(new PackFeedOptions { Folder = folder.Path, Sources = [feed] });

        (await packs.AddAsync("Places", "[1.0.0]")).Findings.Should().BeEmpty();
        await AnswersAsync("u09tvw", 204);
        (await host.PostAsync(Event("nowhere!"))).ShouldBeProblem(400, "SP5009");
        host.Error.Should().NotContain("SP1101");

        (await packs.AddAsync("Places", "[1.1.0]")).Findings.Should().BeEmpty();
        await AnswersAsync("nowhere!", 204);
        (await host.StopAsync()).Should().Be(0, host.Error);
        host.Error.Should().Contain("SP1101");
        string[] records = folder.Lines("events");
        records[0].Should().EndWith("\"region\":\"u09\"}", "the pack's modifier added it, and the cell is for nobody");
        records[^1].Should().NotContain("region");

        async Task AnswersAsync(string cell, int status)
        {
            Answer answer = await host.PostAsync(Event(cell));
            for (int round = 0; answer.Status != status; round++)
            {
                round.Should().BeLessThan(3000, "the pack should be loaded within a minute: {0} {1}", answer.Body, host.Error);
                await Task.Delay(20, TestContext.Current.CancellationToken);
                answer = await host.PostAsync(Event(cell));
            }
        }
    }

    private static string Event(string cell) => $$"""{"schema":"{{Schema}}","version":1,"event":{"cell":"{{cell}}"} }""";

    /// <returns>The package's hash.</returns>
    private static string PutInto(string feed, string version)
    {
        var builder = new PackageBuilder { Id = "Places", Version = NuGetVersion.Parse(version), Description = "Places." };
        builder.Authors.Add("Tests");
        builder.PackageTypes.Add(new PackageType("TelemetrySchemaPack", PackageType.EmptyVersion));
        builder.DependencyGroups.Add(new PackageDependencyGroup(NuGetFramework.Parse("net10.0"), []));
        builder.Files.Add(new PhysicalPackageFile(new MemoryStream(File.ReadAllBytes(Built.PlacesPack))) { TargetPath = "lib/net10.0/Places.dll" });
        using var stream = new MemoryStream();
        builder.Save(stream);
        Directory.CreateDirectory(feed);
        File.WriteAllBytes(Path.Combine(feed, $"Places.{version}.nupkg"), stream.ToArray());
        return Convert.ToHexStringLower(SHA512.HashData(stream.ToArray()));
    }
}
