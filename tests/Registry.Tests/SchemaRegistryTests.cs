using Microsoft.Extensions.Logging;
using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Tests;

/// <summary>Loading, loading again, and telling others.</summary>
public sealed class SchemaRegistryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ListLogger<SchemaRegistry> _log = new();

    [Fact]
    public async Task Before_the_first_load_it_is_empty_and_the_first_load_is_revision_1()
    {
        using SchemaRegistry registry = Create();
        registry.Snapshot.Should().BeSameAs(RegistrySnapshot.Empty);

        Write("a", 1);
        RegistrySnapshot snapshot = await registry.LoadAsync(TestContext.Current.CancellationToken);

        snapshot.Number.Should().Be(1);
        registry.Snapshot.Should().BeSameAs(snapshot);
        registry.Current.Should().BeSameAs(snapshot);
    }

    [Fact]
    public async Task A_load_without_packs_is_a_load()
    {
        using SchemaRegistry registry = Create();
        (await registry.LoadAsync(TestContext.Current.CancellationToken)).Number.Should().Be(1);
    }

    [Fact]
    public async Task A_reload_publishes_what_changed_once()
    {
        using SchemaRegistry registry = Create();
        var changes = new List<RegistryChangedEventArgs>();
        registry.Changed += (_, change) => changes.Add(change);
        Write("a", 1);
        Write("b", 1);
        await registry.LoadAsync(TestContext.Current.CancellationToken);

        Write("a", 1, "other");
        Write("c", 1);
        File.Delete(_folder["Acme/b-1.yaml"]);
        RegistryRevision second = await registry.ReloadAsync(TestContext.Current.CancellationToken);

        second.Number.Should().Be(2);
        changes.Should().HaveCount(2);
        changes[1].Added.Should().Equal(new SchemaKey("c", 1));
        changes[1].Removed.Should().Equal(new SchemaKey("b", 1));
        changes[1].Changed.Should().Equal(new SchemaKey("a", 1));
        changes[1].Previous.Schemas.Should().HaveCount(2, "the old revision stays as it was");
    }

    [Fact]
    public async Task A_reload_of_the_same_content_changes_nothing()
    {
        using SchemaRegistry registry = Create();
        Write("a", 1);
        _folder.Write("Acme/bad.yaml", "$id: [");
        RegistrySnapshot first = await registry.LoadAsync(TestContext.Current.CancellationToken);
        registry.Changed += (_, _) => throw new InvalidOperationException("nothing changed");

        File.SetLastWriteTimeUtc(_folder["Acme/a-1.yaml"], new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        (await registry.ReloadAsync(TestContext.Current.CancellationToken)).Should().BeSameAs(first);
        _log.Entries.Should().ContainSingle("the findings of a load that changed nothing are not news").Which.Id.Should().Be(2002);
    }

    [Fact]
    public async Task A_pack_that_comes_from_another_feed_is_a_new_revision_even_when_its_content_stays()
    {
        string feed = "internal";
        using var registry = new SchemaRegistry(new SchemaRegistryOptions { Sources = [PackSource.Folder(_folder.Path)], SourceOf = _ => feed });
        Write("a", 1);
        await registry.LoadAsync(TestContext.Current.CancellationToken);

        feed = "public";
        RegistrySnapshot second = await registry.LoadAsync(TestContext.Current.CancellationToken);

        second.Number.Should().Be(2);
        second.Packs.Should().ContainSingle().Which.Feed.Should().Be("public");
    }

    [Fact]
    public async Task New_findings_are_a_new_revision_even_when_the_schemas_stay()
    {
        using SchemaRegistry registry = Create();
        Write("a", 1);
        RegistrySnapshot first = await registry.LoadAsync(TestContext.Current.CancellationToken);
        _folder.Write("bad.dll", "text");

        RegistryRevision second = await registry.ReloadAsync(TestContext.Current.CancellationToken);

        second.Number.Should().Be(2);
        second.Digest.Should().Be(first.Digest);
        second.Findings.Should().ContainSingle().Which.Code.Should().Be("SP1002");
    }

    [Fact]
    public async Task When_no_source_can_be_read_the_last_good_revision_stays_with_SP4002()
    {
        using SchemaRegistry registry = Create();
        Write("a", 1);
        RegistrySnapshot first = await registry.LoadAsync(TestContext.Current.CancellationToken);
        Directory.Move(_folder.Path, _folder.Path + "-away");

        (await registry.ReloadAsync(TestContext.Current.CancellationToken)).Should().BeSameAs(first);
        registry.ReloadFailure!.Code.Should().Be("SP4002");
        registry.ReloadFailure.Message.Should().Contain(_folder.Path);
        _log.Entries.Should().Contain(entry => entry.Id == 4002 && entry.Level == LogLevel.Error);

        Directory.Move(_folder.Path + "-away", _folder.Path);
        (await registry.ReloadAsync(TestContext.Current.CancellationToken)).Should().BeSameAs(first);
        registry.ReloadFailure.Should().BeNull();
    }

    [Fact]
    public async Task The_log_says_of_each_change_what_it_changed()
    {
        using SchemaRegistry registry = Create();
        Write("a", 1);
        await registry.LoadAsync(TestContext.Current.CancellationToken);
        _log.Entries.Should().NotContain(entry => entry.Level == LogLevel.Information, "an application says itself what it began with");

        Write("b", 1);
        await registry.LoadAsync(TestContext.Current.CancellationToken);
        await registry.LoadAsync(TestContext.Current.CancellationToken);

        _log.Entries.Should().ContainSingle(entry => entry.Level == LogLevel.Information)
            .Which.Message.Should().Be("Revision 2 of the registry is in force, with 1 pack(s) and 2 schema(s) (1 added, 0 changed, 0 removed)");
    }

    [Fact]
    public async Task Removing_every_pack_is_no_failure()
    {
        using SchemaRegistry registry = Create();
        Write("a", 1);
        await registry.LoadAsync(TestContext.Current.CancellationToken);
        Directory.Delete(_folder["Acme"], recursive: true);
        (await registry.ReloadAsync(TestContext.Current.CancellationToken)).Schemas.Should().BeEmpty();
        registry.ReloadFailure.Should().BeNull();
    }

    [Fact]
    public async Task A_handler_that_throws_does_not_stop_the_others()
    {
        using SchemaRegistry registry = Create();
        int called = 0;
        registry.Changed += (_, _) => throw new InvalidOperationException("mine");
        registry.Changed += (_, _) => called++;
        Write("a", 1);

        (await registry.LoadAsync(TestContext.Current.CancellationToken)).Number.Should().Be(1);
        called.Should().Be(1);
        _log.Entries.Should().ContainSingle(entry => entry.Level == LogLevel.Error && entry.Exception is InvalidOperationException);
    }

    [Fact]
    public async Task Loads_at_the_same_time_follow_one_another()
    {
        using SchemaRegistry registry = Create();
        Write("a", 1);
        RegistrySnapshot[] snapshots = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => registry.LoadAsync(TestContext.Current.CancellationToken)));
        snapshots.Distinct().Should().ContainSingle().Which.Number.Should().Be(1);
    }

    [Fact]
    public async Task A_cancelled_load_leaves_the_revision_in_force()
    {
        using SchemaRegistry registry = Create();
        await registry.Invoking(one => one.LoadAsync(new CancellationToken(canceled: true))).Should().ThrowAsync<OperationCanceledException>();
        registry.Snapshot.Number.Should().Be(0);
        (await registry.LoadAsync(TestContext.Current.CancellationToken)).Number.Should().Be(1, "the next load is not kept waiting");
    }

    [Fact]
    public async Task Findings_are_logged_under_the_number_of_their_code()
    {
        using SchemaRegistry registry = Create();
        _folder.Write("Acme/a.yaml", "$id: a\nversion: 1\nproperties: { x: {} }\n");
        await registry.LoadAsync(TestContext.Current.CancellationToken);
        _log.Entries.Should().ContainSingle().Which.Should().Match<ListLogger<SchemaRegistry>.Entry>(entry =>
            entry.Id == 3009 && entry.Level == LogLevel.Warning && entry.Message.StartsWith("Acme/a.yaml(3,15): warning SP3009: "));
    }

    [Fact]
    public async Task A_snapshot_says_when_it_was_made()
    {
        var time = new DateTimeOffset(2026, 11, 24, 1, 2, 3, TimeSpan.Zero);
        using var registry = new SchemaRegistry(new SchemaRegistryOptions { Sources = [] }, new FixedTime(time));
        (await registry.LoadAsync(TestContext.Current.CancellationToken)).LoadedAt.Should().Be(time);
    }

    public void Dispose() => _folder.Dispose();

    private SchemaRegistry Create() => new(new SchemaRegistryOptions { Sources = [PackSource.Folder(_folder.Path)] }, logger: _log);

    private void Write(string id, int version, string title = "title") =>
        _folder.Write($"Acme/{id}-{version}.yaml", $"$id: {id}\nversion: {version}\ntitle: {title}\nproperties: {{}}\n");

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
