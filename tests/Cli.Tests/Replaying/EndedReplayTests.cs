using System.Text;
using SchemaPacks.Cli;
using SchemaPacks.Cli.Replaying;
using SchemaPacks.Replaying;
using SchemaPacks.Handlers;
using SchemaPacks.Handlers.Files.Segments;
using SchemaPacks.Tests.Events.Handlers.Files.Crashing;

namespace SchemaPacks.Tests.Replaying;

/// <summary>Replays that end at every call of the disk: as a process that is killed, and as a machine that loses power.</summary>
public sealed class EndedReplayTests
{
    private const int Letter = 12;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_replay_that_ended_anywhere_is_taken_up_and_records_everything_once(bool losesPower)
    {
        int calls = 0;
        for (bool isWhole = false; !isWhole; calls++)
            foreach (int seed in losesPower ? new[] { 1, 2, 3 } : [1])
                isWhole = await RunAsync(calls, seed, losesPower);
        calls.Should().BeGreaterThan(20, "the replay asks the disk so often");
    }

    [Fact]
    public async Task A_disk_that_only_says_that_it_syncs_breaks_the_promise_so_the_test_above_sees_something()
    {
        List<bool> kept = [];
        for (int calls = 10; calls < 60; calls++)
            kept.Add(await IsKeptWithoutSyncAsync(calls));
        kept.Should().Contain(false);
    }

    private static async Task<bool> IsKeptWithoutSyncAsync(int calls)
    {
        var disk = new SimulatedDisk(new Random(calls));
        await PrepareAsync(disk);
        disk.Syncs = false;
        disk.CallsLeft = calls;
        await TryAsync(disk);
        disk.CutPower();
        disk.Syncs = true;
        await TryAsync(disk);
        return Read(disk, "events").SequenceEqual(Expected("events"));
    }

    // Returns whether the first replay came to its end.
    private static async Task<bool> RunAsync(int calls, int seed, bool losesPower)
    {
        var disk = new SimulatedDisk(new Random(seed));
        await PrepareAsync(disk);
        bool isWhole = false;
        foreach (int left in new[] { calls, calls / 2, int.MaxValue }) // ended twice, and then not
        {
            disk.CallsLeft = left;
            isWhole |= await TryAsync(disk) && left == calls;
            if (losesPower)
                disk.CutPower();
            else
                disk.Heal();
        }

        foreach (string handler in new[] { "events", "server" })
            Read(disk, handler).Should().BeEquivalentTo(Expected(handler), $"{handler} has all once when the disk ends after {calls} calls, seed {seed}");
        if (!losesPower)
            Read(disk, "events").Should().Equal(Expected("events"));
        (await TryAsync(disk)).Should().BeTrue();
        Read(disk, "events").Should().HaveCount(Expected("events").Length, "another replay has nothing to do");
        SegmentVerifier.Verify(new SegmentFolder(disk, SimulatedDisk.Folder, "events")).Should().BeEmpty();
        return isWhole;
    }

    // Two handlers in turns, with letters between them that nobody can have.
    private static async Task PrepareAsync(SimulatedDisk disk)
    {
        await WriteAsync(disk, "events", "{\"before\":1}");
        await WriteAsync(disk, "server", "{\"before\":2}");
        await WriteAsync(disk, "dead-letters", [.. Enumerable.Range(0, Letter).Select(number => number % 5 == 4 ? Letters.Redacted(number) : Letters.Handled(Number(number), Handler(number)))]);
    }

    // Letters 6 and 7 are the same.
    private static int Number(int number) => number == 7 ? 6 : number;

    private static string Handler(int number) => number is 2 or 9 ? "server" : "events";

    private static string[] Expected(string handler) =>
    [
        handler == "events" ? "{\"before\":1}" : "{\"before\":2}",
        .. Enumerable.Range(0, Letter).Where(number => number % 5 != 4 && Handler(number) == handler).Select(number => Letters.Record(Number(number))),
    ];

    private static async Task<bool> TryAsync(SimulatedDisk disk)
    {
        using StringWriter output = new(), error = new();
        try
        {
            int exitCode = await ReplayCommand.ApplyAsync(
                disk, SimulatedDisk.Folder, host: null, new ReplayShow(new Screen(output, error, isTerminal: false, _ => null), OutputFormat.Text), TestContext.Current.CancellationToken);
            return exitCode == ExitCode.Findings; // the redacted ones are left
        }
        catch (IOException)
        {
            return false;
        }
        catch (CommandFailure)
        {
            return false;
        }
    }

    private static async Task WriteAsync(SimulatedDisk disk, string prefix, params string[] lines)
    {
        await using var handler = new JsonLinesFileHandler(disk, SimulatedDisk.Folder, prefix, null, null, null);
        foreach (string line in lines)
            await handler.HandleAsync(new EventRecord(null!, default, Encoding.UTF8.GetBytes(line)), TestContext.Current.CancellationToken);
    }

    private static string[] Read(SimulatedDisk disk, string prefix) =>
        [.. new SegmentReader(new SegmentFolder(disk, SimulatedDisk.Folder, prefix)).Read().Select(record => Encoding.UTF8.GetString(record.Utf8.Span))];
}
