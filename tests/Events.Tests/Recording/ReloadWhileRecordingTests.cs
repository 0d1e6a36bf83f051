using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace SchemaPacks.Tests.Events.Recording;

/// <summary>Packs are replaced while events flow: each event is judged by one whole revision, and none is lost.</summary>
public sealed class ReloadWhileRecordingTests : IDisposable
{
    private readonly DirectoryInfo _packs = Directory.CreateTempSubdirectory("schemapacks-");

    [Fact]
    public async Task Every_event_is_judged_by_a_whole_registry_and_recorded_once()
    {
        Write("stays", "number");
        Write("changes", "number");
        var counter = new Counter();
        await using var log = new TestLog(packs => packs.FromFolder(_packs.FullName).Allow("stays").Allow("changes").WriteTo("counter", counter));
        SchemaRegistry registry = log.Services.GetRequiredService<SchemaRegistry>();
        using var reloaded = new CancellationTokenSource();
        Task<(int Sent, int Fitting)>[] senders = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(() => SendAsync(log, reloaded.Token)))];

        for (int reload = 0; reload < 200; reload++)
        {
            Write("changes", reload % 2 == 0 ? "string" : "number");
            int before = registry.Current.Number;
            (await registry.ReloadAsync(TestContext.Current.CancellationToken)).Number.Should().Be(before + 1);
        }

        await reloaded.CancelAsync();
        (int Sent, int Fitting)[] sums = await Task.WhenAll(senders);
        sums.Sum(sum => sum.Sent).Should().BeGreaterThanOrEqualTo(8_000);
        sums.Sum(sum => sum.Fitting).Should().BeInRange(1, sums.Sum(sum => sum.Sent) - 1, "both texts of the schema were in force for a while");
        counter.Of("stays").Should().Be(sums.Sum(sum => sum.Sent));
        counter.Of("changes").Should().Be(sums.Sum(sum => sum.Fitting));
    }

    private static async Task<(int Sent, int Fitting)> SendAsync(TestLog log, CancellationToken reloaded)
    {
        int sent = 0, fitting = 0;
        for (; sent < 2_000 || !reloaded.IsCancellationRequested; sent++)
        {
            (await log.RecordAsync("""{"value":1}""", "stays")).Status.Should().Be(EventStatus.Recorded);
            EventStatus status = (await log.RecordAsync("""{"value":1}""", "changes")).Status;
            (status is EventStatus.Recorded or EventStatus.Invalid).Should().BeTrue("it was {0}", status);
            fitting += status == EventStatus.Recorded ? 1 : 0;
        }

        return (sent, fitting);
    }

    [Fact]
    public async Task Revisions_that_were_replaced_leave_nothing_behind_in_the_log()
    {
        Write("stays", "number");
        Write("changes", "number");
        await using var log = new TestLog(packs => packs.FromFolder(_packs.FullName).Allow("stays").Allow("changes"));
        SchemaRegistry registry = log.Services.GetRequiredService<SchemaRegistry>();
        var old = new List<WeakReference>();
        for (int reload = 0; reload < 200; reload++)
            old.Add(await RoundAsync(reload));

        for (int attempt = 0; attempt < 10 && old.Count(snapshot => snapshot.IsAlive) > 1; attempt++)
            GC.Collect();
        old.Count(snapshot => snapshot.IsAlive).Should().BeLessThan(5, "one is in force, and threads may still hold their last task");

        async Task<WeakReference> RoundAsync(int reload)
        {
            Write("changes", reload % 2 == 0 ? "string" : "number");
            await registry.ReloadAsync(TestContext.Current.CancellationToken);
            await log.RecordAsync("""{"value":1}""", "stays");
            await log.RecordAsync("""{"value":1}""", "changes");
            return new WeakReference(registry.Snapshot);
        }
    }

    public void Dispose() => _packs.Delete(recursive: true);

    private void Write(string id, string type)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_packs.FullName, id)).FullName;
        string temporary = Path.Combine(folder, "next.tmp");
        File.WriteAllText(temporary, $"$id: {id}\nversion: 1\nproperties:\n  value: {{ type: {type}, categories: [unrestricted] }}\n");
        File.Move(temporary, Path.Combine(folder, id + ".yaml"), overwrite: true);
    }

    private sealed class Counter : IEventHandler
    {
        private readonly ConcurrentDictionary<string, int> _records = new();

        public int Of(string id) => _records.GetValueOrDefault(id);

        public ValueTask HandleAsync(EventRecord record, CancellationToken cancellationToken)
        {
            _records.AddOrUpdate(record.Key.Id, 1, static (_, count) => count + 1);
            return default;
        }
    }
}
