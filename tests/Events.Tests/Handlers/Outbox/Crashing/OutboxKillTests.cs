using System.Globalization;
using SchemaPacks.Tests.Events.Handlers.Files.Faults;

namespace SchemaPacks.Tests.Events.Handlers.Outbox.Crashing;

/// <summary>Processes with an outbox that end at any moment.</summary>
public sealed class OutboxKillTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("schemapacks-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_processes_that_are_killed_again_and_again_acknowledged_comes_to_the_broker_in_order()
    {
        var taken = new List<string>();
        var random = new Random(20261124);
        int rounds = Environment.GetEnvironmentVariable("SCHEMAPACKS_LONG_TESTS") is null ? 4 : 100;
        for (int round = 0; round < rounds; round++)
        {
            using WriterProcess writer = WriterProcess.StartOutbox(_folder, 1_000_000, waiting: random.Next(1, 40), segmentBytes: random.Next(4_096, 50_000));
            await writer.AwaitTakenAsync(random.Next(1, 400));
            writer.Process.Kill();
            await writer.EndAsync();
            taken.AddRange(writer.Taken);
        }

        taken.Should().HaveCountGreaterThan(rounds);
        await CheckAsync(taken);
    }

    [Theory]
    [InlineData("pwrite64", 3)]
    [InlineData("pwrite64", 9)]
    [InlineData("fdatasync", 2)]
    [InlineData("fdatasync", 5)]
    [InlineData("fsync", 2)]
    [InlineData("rename,renameat,renameat2", 1)]
    [InlineData("rename,renameat,renameat2", 3)]
    [InlineData("unlink,unlinkat", 1)]
    [InlineData("write", 20)]
    public async Task What_a_process_that_is_killed_in_a_call_acknowledged_comes_to_the_broker_in_order(string call, int time)
    {
        string[] under = Strace.Under($"inject={call}:signal=KILL:when={time}");
        using WriterProcess writer = WriterProcess.StartOutbox(_folder, 200, waiting: 3, segmentBytes: 4_096, under);
        await writer.EndAsync();
        await CheckAsync([.. writer.Taken]);
    }

    // Another process hands on what is left.
    private async Task CheckAsync(IReadOnlyList<string> taken)
    {
        using (WriterProcess last = WriterProcess.StartOutbox(_folder, records: 0))
            (await last.EndAsync()).Should().Be(0);

        string broker = Path.Combine(_folder, "broker.txt");
        (string Outbox, long Number, string Record)[] published = !File.Exists(broker) ? [] : [.. File.ReadLines(broker).Select(line => line.Split(' '))
            .Select(parts => (parts[0], long.Parse(parts[1], CultureInfo.InvariantCulture), parts[2]))];
        taken.Except(published.Select(record => record.Record)).Should().BeEmpty();
        if (published.Length == 0)
            return;
        published.Select(record => record.Outbox).Distinct().Should().HaveCount(1);
        published.GroupBy(record => record.Number).Should().OnlyContain(same => same.Select(record => record.Record).Distinct().Count() == 1, "a number stands for one record");
        published.Select(record => record.Number).Distinct().Should().BeInAscendingOrder().And.StartWith(1).And.EndWith(published.Select(record => record.Number).Distinct().Count(), "first copies are in order, without a gap");
    }
}
