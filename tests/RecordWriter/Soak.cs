using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SchemaPacks.Configuration;
using SchemaPacks.Handlers;

namespace SchemaPacks.RecordWriter;

/// <summary>
/// An event log under steady load, with everything that makes and deletes files: small segments, compression, retention, ids, an outbox whose broker fails at times,
/// a handler with a queue, dead letters. Says every second what the process holds.
/// </summary>
internal sealed class Soak(string folder) : IAsyncDisposable
{
    private const int Senders = 32;
    private const string Schema = "{ $id: acme.counted, version: 1, properties: { n: { type: integer, categories: [unrestricted] }, text: { type: string, categories: [unrestricted] } } }";

    private readonly ServiceProvider _services = new ServiceCollection().AddSchemaPacks(packs => packs
        .FromDocument("counted", Schema).Allow("acme.counted")
        .Configure(log => (log.Directory, log.MaxIds, log.MaxPendingBytes) = (folder, 10_000, 4 << 20))
        .WriteToFile("events", new FileHandlerOptions { SegmentBytes = 1 << 20, SegmentAge = TimeSpan.FromSeconds(3), KeepSegments = 8, Compression = SegmentCompression.Gzip })
        .WriteToOutbox("broker", _ => new FailingBroker(), new OutboxOptions { SegmentBytes = 1 << 18, FirstPause = TimeSpan.FromMilliseconds(10), LongestPause = TimeSpan.FromMilliseconds(50) })
        .WriteTo("console", new Discarding(), handler => handler.Queue = 1000)).BuildServiceProvider();

    private long _recorded;
    private long _refused;

    public async Task RunAsync(TimeSpan duration, Action<string> say)
    {
        EventLog log = _services.GetRequiredService<EventLog>();
        using var over = new CancellationTokenSource(duration);
        Task[] senders = [.. Enumerable.Range(0, Senders).Select(sender => Task.Run(() => SendAsync(log, sender, over.Token)))];
        say("sample seconds,recorded,refused,managed_bytes,working_set,handles,threads,files");
        var clock = Stopwatch.StartNew();
        while (!over.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            using Process self = Process.GetCurrentProcess();
            int handles = OperatingSystem.IsLinux() ? Directory.GetFileSystemEntries("/proc/self/fd").Length : self.HandleCount;
            say(string.Create(CultureInfo.InvariantCulture,
                $"sample {clock.Elapsed.TotalSeconds:F0},{Interlocked.Read(ref _recorded)},{Interlocked.Read(ref _refused)},{GC.GetTotalMemory(forceFullCollection: true)},{self.WorkingSet64},{handles},{self.Threads.Count},{Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Length}"));
        }

        await Task.WhenAll(senders);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async Task SendAsync(EventLog log, int sender, CancellationToken over)
    {
        for (long number = sender; !over.IsCancellationRequested; number += Senders)
        {
            bool isWrong = number % 1000 == 0;
            string data = isWrong ? """{"n":"none"}""" : $$"""{"n":{{number}},"text":"{{new string('x', 200)}}"}""";
            EventOutcome outcome = await log.RecordAsync(new EventEnvelope(new SchemaKey("acme.counted", 1), Encoding.UTF8.GetBytes(data))
            {
                Id = $"{number}",
                Acknowledgement = (Acknowledgement)(number % 4),
            }, CancellationToken.None);
            Interlocked.Increment(ref outcome.IsAcknowledged ? ref _recorded : ref _refused);
            if (number / Senders % 8 == 0)
                await Task.Delay(1, CancellationToken.None); // about half of what it could do
        }
    }

    private sealed class FailingBroker : IRecordPublisher
    {
        private int _calls;

        public ValueTask<IReadOnlyList<RefusedRecord>> PublishAsync(IReadOnlyList<OutboxRecord> records, CancellationToken cancellationToken) =>
            ++_calls % 20 == 0 ? throw new IOException("The broker is away.") : new([]);
    }

    private sealed class Discarding : IEventHandler
    {
        public ValueTask HandleAsync(EventRecord record, CancellationToken cancellationToken) => default;
    }
}
