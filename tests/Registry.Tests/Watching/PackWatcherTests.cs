using SchemaPacks.Watching;

namespace SchemaPacks.Tests.Watching;

/// <summary>What happens in a folder of packs is noticed, once it has come to an end.</summary>
public sealed class PackWatcherTests
{
    private static readonly PackWatchOptions Notified = new() { Settle = TimeSpan.FromMilliseconds(50), PollInterval = TimeSpan.FromMinutes(10) };
    private static readonly PackWatchOptions Polled = new() { Mode = PackWatchMode.Poll, Settle = TimeSpan.FromMilliseconds(50), PollInterval = TimeSpan.FromMilliseconds(50) };

    public static TheoryData<bool> Both => [false, true];

    private static PackWatchOptions Options(bool polls) => polls ? Polled : Notified;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Files_created_changed_and_deleted_are_noticed(bool polls)
    {
        await using WatchedFolder folder = await WatchedFolder.StartAsync(Options(polls), before => before.Write("Acme/a.yaml", Schema("a")));
        folder.Write("Acme/b.yaml", Schema("b"));
        await folder.ServesAsync("a@1", "b@1");

        folder.Write("Acme/a.yaml", Schema("a", title: "another title"));
        await folder.SeesAsync(change => change.Changed.SequenceEqual([new SchemaKey("a", 1)]));
        File.Delete(folder.Path("Acme/b.yaml"));
        await folder.ServesAsync("a@1");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_pack_that_comes_goes_and_is_renamed_is_noticed(bool polls)
    {
        await using WatchedFolder folder = await WatchedFolder.StartAsync(Options(polls));
        Directory.CreateDirectory(folder.Path("good"));
        File.Copy(TestFolders.Fixture("GoodPack"), folder.Path("good/GoodPack.dll"));
        await folder.SeesAsync(change => change.Current.Packs.Count == 1);
        string[] keys = [.. folder.Keys];
        keys.Should().NotBeEmpty();

        Directory.Move(folder.Path("good"), folder.Path("renamed"));
        await folder.SeesAsync(change => change.Current.Packs.SingleOrDefault()?.Path == folder.Path("renamed/GoodPack.dll"));
        folder.Keys.Should().Equal(keys);
        Directory.Delete(folder.Path("renamed"), recursive: true);
        await folder.ServesAsync();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_file_renamed_over_another_of_the_same_size_is_noticed(bool polls)
    {
        await using WatchedFolder folder = await WatchedFolder.StartAsync(Options(polls), before => before.Write("Acme/a.yaml", Schema("a", title: "one")));
        await File.WriteAllTextAsync(Path.Combine(folder.Packs, "next.tmp"), Schema("a", title: "two"), TestContext.Current.CancellationToken);
        File.Move(Path.Combine(folder.Packs, "next.tmp"), folder.Path("Acme/a.yaml"), overwrite: true);
        await folder.SeesAsync(change => change.Changed.Count == 1);
        folder.Registry.Snapshot.Schemas.Single().Title.Should().Be("two");
    }

    [Fact]
    public async Task A_change_that_leaves_size_and_time_as_they_were_is_heard_of()
    {
        await using WatchedFolder folder = await WatchedFolder.StartAsync(Notified, before => before.Write("Acme/a.yaml", Schema("a", title: "one")));
        DateTime time = File.GetLastWriteTimeUtc(folder.Path("Acme/a.yaml"));
        folder.Write("next.tmp", Schema("a", title: "two"));
        File.SetLastWriteTimeUtc(folder.Path("next.tmp"), time);
        File.Move(folder.Path("next.tmp"), folder.Path("Acme/a.yaml"), overwrite: true);
        await folder.SeesAsync(change => change.Changed.Count == 1);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_folder_may_come_later_go_and_come_again(bool polls)
    {
        await using WatchedFolder folder = await WatchedFolder.StartAsync(Options(polls), below: "not/yet/there");
        folder.Write("Acme/a.yaml", Schema("a"));
        await folder.ServesAsync("a@1");

        Directory.Delete(Path.Combine(folder.Root, "not"), recursive: true);
        await Waiting.UntilAsync(() => folder.Registry.ReloadFailure is not null);
        folder.Keys.Should().Equal("a@1"); // what cannot be seen is unknown rather than gone

        folder.Write("Acme/b.yaml", Schema("b"));
        await folder.ServesAsync("b@1");
        folder.Write("Acme/c.yaml", Schema("c"));
        await folder.ServesAsync("b@1", "c@1");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_link_that_leads_elsewhere_now_is_noticed(bool polls)
    {
        await using WatchedFolder folder = await WatchedFolder.StartAsync(Options(polls), before =>
        {
            before.Write("..one/a.yaml", Schema("a"));
            before.Write("..two/a.yaml", Schema("b", title: "longer"));
            Directory.CreateDirectory(before.Path("Acme"));
            File.CreateSymbolicLink(before.Path("..data"), "..one");
            File.CreateSymbolicLink(before.Path("Acme/a.yaml"), "../..data/a.yaml");
        });
        folder.Keys.Should().Equal("a@1"); // folders whose names begin with a dot are no packs
        Directory.Delete(folder.Path("..data"));
        File.CreateSymbolicLink(folder.Path("..data"), "..two");
        await folder.ServesAsync("b@1");
    }

    [Fact]
    public async Task A_file_that_is_still_being_written_is_not_judged()
    {
        PackWatchOptions patient = Notified with { Settle = TimeSpan.FromSeconds(3) };
        await using WatchedFolder folder = await WatchedFolder.StartAsync(patient);
        byte[] pack = await File.ReadAllBytesAsync(TestFolders.Fixture("GoodPack"), TestContext.Current.CancellationToken);
        await using (FileStream file = File.Create(folder.Path("GoodPack.dll")))
        {
            foreach (byte[] piece in pack.Chunk((pack.Length / 20) + 1))
            {
                await file.WriteAsync(piece, TestContext.Current.CancellationToken);
                await file.FlushAsync(TestContext.Current.CancellationToken);
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }

        await folder.SeesAsync(change => change.Current.Packs.Count == 1);
        folder.Changes.SelectMany(change => change.Current.Findings).Should().NotContain(finding => finding.Code == "SP1002");
    }

    [Fact]
    public async Task Many_changes_at_once_are_one_revision()
    {
        PackWatchOptions patient = Notified with { Settle = TimeSpan.FromSeconds(4) };
        await using WatchedFolder folder = await WatchedFolder.StartAsync(patient, before => before.Write("Acme/z.yaml", Schema("z")));
        int before = folder.Changes.Count;
        for (int i = 0; i < 100; i++)
            folder.Write($"Acme/{i}.yaml", Schema($"many.{i}"));
        await folder.SeesAsync(change => change.Current.Schemas.Count == 101);
        folder.Changes.Should().HaveCount(before + 1);
    }

    [Fact]
    public async Task What_changed_between_the_load_and_the_start_of_the_watch_is_loaded()
    {
        using var packs = new TemporaryFolder();
        using var registry = new SchemaRegistry(new SchemaRegistryOptions { Sources = [SchemaPacks.Scanning.PackSource.Folder(packs.Path)] });
        await registry.LoadAsync(TestContext.Current.CancellationToken);
        packs.Write("Acme/a.yaml", Schema("a"));
        await using var watcher = new PackWatcher(registry, Notified);
        watcher.Start();
        await Waiting.UntilAsync(() => registry.Snapshot.Schemas.Count == 1);
    }

    [Fact]
    public async Task A_file_system_that_does_not_tell_is_said_to_once_with_SP4003_and_looked_at()
    {
        using var packs = new TemporaryFolder();
        using var registry = new SchemaRegistry(new SchemaRegistryOptions { Sources = [SchemaPacks.Scanning.PackSource.Folder(packs.Path)] });
        await registry.LoadAsync(TestContext.Current.CancellationToken);
        var log = new ListLogger<PackWatcher>();
        await using (var watcher = new PackWatcher(registry, Polled with { Mode = PackWatchMode.Notify }, logger: log)
        {
            CreateListener = (_, _) => throw new IOException("The limit on the number of inotify instances has been reached."),
        })
        {
            watcher.Start();
            packs.Write("Acme/a.yaml", Schema("a"));
            await Waiting.UntilAsync(() => registry.Snapshot.Schemas.Count == 1);
        }

        log.Entries.Should().ContainSingle().Which.Should().Match<ListLogger<PackWatcher>.Entry>(entry => entry.Id == 4003 && entry.Message.Contains("SP4003") && entry.Message.Contains("inotify"));
    }

    [Fact]
    public async Task Off_is_off_and_disposing_twice_is_once()
    {
        await using WatchedFolder folder = await WatchedFolder.StartAsync(new PackWatchOptions { Mode = PackWatchMode.Off });
        folder.Write("Acme/a.yaml", Schema("a"));
        var watcher = new PackWatcher(folder.Registry, new PackWatchOptions { Mode = PackWatchMode.Off });
        watcher.Start();
        await watcher.DisposeAsync();
        await watcher.DisposeAsync();
        folder.Keys.Should().BeEmpty();
    }

    private static string Schema(string id, string title = "title") => $"$id: {id}\nversion: 1\ntitle: {title}\nproperties: {{}}\n";
}
