using System.Text;
using Microsoft.Extensions.Time.Testing;
using SchemaPacks.Handlers;

namespace SchemaPacks.Tests.Events.Handlers.Files;

/// <summary>Sealed segments are compressed and deleted as asked; records in those that stay are read as before.</summary>
public sealed class RetentionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("schemapacks-").FullName;
    private readonly SetClock _clock = new(TimeProvider.System.GetUtcNow());

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(SegmentCompression.Gzip, ".jsonl.gz")]
    [InlineData(SegmentCompression.Brotli, ".jsonl.br")]
    public async Task Sealed_segments_are_compressed_and_read_and_verified_as_before(SegmentCompression compression, string ending)
    {
        await using (JsonLinesFileHandler handler = await WriteAsync(new() { SegmentBytes = 100, Compression = compression }, 1, 40))
            await UntilAsync(() => Files(".jsonl").Length == 1 && Files(ending).Length == 3);
        Read().Should().Equal(Enumerable.Range(1, 40));
        new SegmentReader(_folder, "events").Read(35).Select(record => record.Sequence).Should().Equal(35, 36, 37, 38, 39, 40);
        SegmentVerifier.Verify(_folder, "events").Should().BeEmpty();
        await using (await WriteAsync(new(), 41, 1))
            Read().Should().Equal(Enumerable.Range(1, 41));
    }

    [Fact]
    public async Task No_more_segments_stay_than_are_kept()
    {
        await using JsonLinesFileHandler handler = await WriteAsync(new() { SegmentBytes = 100, KeepSegments = 2 }, 1, 40);
        await UntilAsync(() => Files(".jsonl").Length == 3 && Files(".sum").Length == 2);
        Read().Should().Equal(Enumerable.Range(11, 30));
        SegmentVerifier.Verify(_folder, "events").Should().BeEmpty();
    }

    [Fact]
    public async Task No_more_bytes_stay_than_are_kept()
    {
        await using JsonLinesFileHandler handler = await WriteAsync(new() { SegmentBytes = 100, KeepBytes = 350 }, 1, 40);
        await UntilAsync(() => Files(".jsonl").Length == 3);
        Files(".jsonl").Sum(path => new FileInfo(path).Length).Should().BeLessThanOrEqualTo(350);
    }

    [Fact]
    public async Task Segments_go_when_they_are_old_and_the_newest_stays()
    {
        await using JsonLinesFileHandler handler = await WriteAsync(new() { SegmentBytes = 100, KeepAge = TimeSpan.FromHours(10) }, 1, 40);
        Files(".jsonl").Should().HaveCount(4);
        _clock.Advance(TimeSpan.FromHours(11));
        await UntilAsync(() => Files(".jsonl").Length == 1);
        Read().Should().Equal(Enumerable.Range(31, 10));
    }

    [Fact]
    public async Task A_clock_that_is_set_while_the_handler_runs_makes_no_segment_old_and_ends_none()
    {
        await using JsonLinesFileHandler handler = await WriteAsync(new() { SegmentBytes = 100, KeepAge = TimeSpan.FromHours(10) }, 1, 40);
        _clock.SetForward = TimeSpan.FromDays(400);
        _clock.Advance(TimeSpan.FromHours(2)); // the keeper looks
        await handler.DisposeAsync();
        Read().Should().Equal(Enumerable.Range(1, 40));
    }

    [Fact]
    public async Task A_segment_may_be_written_to_for_longer_than_timers_last()
    {
        await using var handler = new JsonLinesFileHandler(_folder, "events", new FileHandlerOptions { SegmentAge = TimeSpan.FromDays(60) });
        await handler.HandleAsync(new EventRecord(null!, default, """{"n":1}"""u8.ToArray()), CancellationToken.None);
        Files(".jsonl").Should().ContainSingle("nothing failed");
        handler.Failure.Should().BeNull();
    }

    [Fact]
    public async Task A_damaged_segment_is_found_and_neither_compressed_nor_trusted()
    {
        await using (await WriteAsync(new() { SegmentBytes = 100 }, 1, 40))
        {
        }

        string damaged = Path.Combine(_folder, "events-0000000011.jsonl");
        byte[] bytes = await File.ReadAllBytesAsync(damaged);
        bytes[7] ^= 1; // another digit
        await File.WriteAllBytesAsync(damaged, bytes);
        File.Delete(Path.Combine(_folder, "events-0000000021.jsonl"));
        await using (JsonLinesFileHandler handler = await WriteAsync(new() { Compression = SegmentCompression.Gzip }, 41, 1))
            await UntilAsync(() => Files(".jsonl.gz").Length == 2);
        SegmentVerifier.Verify(_folder, "events").Select(finding => $"{finding.Code} {Path.GetFileName(finding.Resource)}: {finding.Message}").Should().Equal(
            "SP6011 events-0000000011.jsonl: its checksum is not the one that it was sealed with",
            "SP6011 events-0000000031.jsonl.gz: records 21 to 30, which stood before it, are missing");
    }

    private async Task<JsonLinesFileHandler> WriteAsync(FileHandlerOptions options, int first, int count)
    {
        var handler = new JsonLinesFileHandler(_folder, "events", options, _clock);
        for (int number = first; number < first + count; number++)
            await handler.HandleAsync(new EventRecord(null!, default, Encoding.UTF8.GetBytes($$"""{"a":{{100 + number}}}""")), CancellationToken.None);
        return handler;
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo())
            await Task.Delay(5, TestContext.Current.CancellationToken);
    }

    private string[] Files(string ending) => [.. Directory.EnumerateFiles(_folder).Where(path => path.EndsWith(ending, StringComparison.Ordinal))];

    private IEnumerable<int> Read() => new SegmentReader(_folder, "events").Read()
        .Select(record => System.Text.Json.JsonDocument.Parse(record.Utf8).RootElement.GetProperty("a").GetInt32() - 100);
}
