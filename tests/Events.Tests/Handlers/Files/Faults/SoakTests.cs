using System.Globalization;

namespace SchemaPacks.Tests.Events.Handlers.Files.Faults;

/// <summary>
/// A process that records for a while with rotation, compression, retention, ids, an outbox and dead letters: what it holds does not grow. Twenty seconds by default, ten
/// minutes in the long run, or <c>SCHEMAPACKS_SOAK_SECONDS</c>; its samples go to the file that <c>SCHEMAPACKS_SOAK_CSV</c> names.
/// </summary>
public sealed class SoakTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("schemapacks-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_a_process_holds_does_not_grow()
    {
        int seconds = int.TryParse(Environment.GetEnvironmentVariable("SCHEMAPACKS_SOAK_SECONDS"), CultureInfo.InvariantCulture, out int wanted) ? wanted
            : Environment.GetEnvironmentVariable("SCHEMAPACKS_LONG_TESTS") is null ? 20 : 600;
        using WriterProcess soak = WriterProcess.Start([], [_folder, "soak", $"{seconds}"]);
        (await soak.EndAsync()).Should().Be(0);
        string[] samples = [.. soak.Lines.Where(line => line.StartsWith("sample ", StringComparison.Ordinal)).Select(line => line["sample ".Length..])];
        if (Environment.GetEnvironmentVariable("SCHEMAPACKS_SOAK_CSV") is { Length: > 0 } path)
            await File.WriteAllLinesAsync(path, samples);

        long[][] numbers = [.. samples.Skip(1).Select(line => line.Split(',').Select(number => long.Parse(number, CultureInfo.InvariantCulture)).ToArray())];
        long[][] early = numbers[(numbers.Length / 4)..(numbers.Length / 2)], late = numbers[(numbers.Length * 3 / 4)..]; // the first quarter warms up
        early.Should().NotBeEmpty();
        late[^1][1].Should().BeGreaterThan(early[0][1], "it records");
        Most(late, 3).Should().BeLessThan(Most(early, 3) + (16 << 20), "managed memory after a collection does not grow");
        Most(late, 5).Should().BeLessThan(Most(early, 5) + 20, "files that were opened are closed");
        Most(late, 6).Should().BeLessThan(Most(early, 6) + 30, "threads end");
        Most(late, 7).Should().BeLessThan(60, "8 segments with their sums, what is being compressed, the outbox's, the dead letters'");
    }

    private static long Most(long[][] samples, int column) => samples.Max(sample => sample[column]);
}
