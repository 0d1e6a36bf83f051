using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SchemaPacks.Handlers;

namespace SchemaPacks.RecordWriter;

/// <summary>An event log with an outbox, whose broker is a file that outlives the process: <c>broker.txt</c>, a line for each record that it took.</summary>
internal sealed class WrittenOutbox : IAsyncDisposable
{
    private const string Schema = "{ $id: acme.counted, version: 1, properties: { process: { type: integer, categories: [unrestricted] }, n: { type: integer, categories: [unrestricted] } } }";

    private readonly ServiceProvider _services;
    private readonly EventLog _log;

    public WrittenOutbox(string folder, long segmentBytes)
    {
        Directory.CreateDirectory(folder);
        _services = new ServiceCollection().AddSchemaPacks(packs => packs
            .FromDocument("counted", Schema).Allow("acme.counted").Configure(log => log.Directory = folder)
            .WriteToOutbox("broker", _ => new FileBroker(Path.Combine(folder, "broker.txt")), new OutboxOptions { SegmentBytes = segmentBytes, BatchCount = 7 })).BuildServiceProvider();
        _log = _services.GetRequiredService<EventLog>();
    }

    public async Task WriteAsync(int count, int waiting, Action<string> say)
    {
        for (int number = 0; number < count; number += waiting)
            await Task.WhenAll(Enumerable.Range(number, Math.Min(waiting, count - number)).Select(WriteAsync));

        async Task WriteAsync(int number)
        {
            string data = $$"""{"process":{{Environment.ProcessId}},"n":{{number}}}""";
            EventOutcome outcome = await _log.RecordAsync("acme.counted", 1, Encoding.UTF8.GetBytes(data), CancellationToken.None);
            say(outcome.Status == EventStatus.Recorded ? $"taken {Environment.ProcessId}/{number}" : $"refused {outcome.Status}");
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>Takes a batch with one write. A kill leaves all of it or nothing, and the outbox cannot know which.</summary>
    private sealed class FileBroker(string path) : IRecordPublisher, IDisposable
    {
        private readonly FileStream _file = new(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);

        public ValueTask<IReadOnlyList<RefusedRecord>> PublishAsync(IReadOnlyList<OutboxRecord> records, CancellationToken cancellationToken)
        {
            string lines = string.Concat(records.Select(record => string.Create(
                CultureInfo.InvariantCulture, $"{record.Outbox} {record.Sequence} {record.FindText("process")}/{record.FindText("n")}\n")));
            _file.Write(Encoding.UTF8.GetBytes(lines));
            return new([]);
        }

        public void Dispose() => _file.Dispose();
    }
}
