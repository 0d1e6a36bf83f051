using System.Text.Json;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Verifying;

public sealed class VerifyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("schemapacks-verify-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_folder_as_it_was_written_is_clean_and_every_prefix_is_counted()
    {
        await WriteAsync();
        Ran ran = await Ran.OutsideAsync("verify", _folder);
        ran.Error.Should().BeEmpty();
        ran.Output.Should().Be("""
            dead-letters: 1 segment, 1 record
            events: 2 segments, 3 records
            No finding in 3 segments and 4 records.

            """.ReplaceLineEndings(Environment.NewLine));
        ran.ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task A_changed_byte_and_a_line_that_is_no_record_are_found_in_a_form_that_editors_open()
    {
        await WriteAsync();
        string changed = Segment("events", 1), damaged = Segment("events", 3);
        Change(changed, "1", "7");
        Change(damaged, "{", "[");

        Ran ran = await Ran.InsideAsync("verify", _folder);
        ran.ExitCode.Should().Be(1);
        ran.Lines.Where(line => line.Contains("SP6011")).Should().SatisfyRespectively(
            line => line.Should().StartWith($"{changed}: error SP6011: ").And.Contain("checksum"),
            line => line.Should().StartWith($"{damaged}(1,1): error SP6011: ").And.Contain("line 1 is no record"),
            line => line.Should().StartWith($"{damaged}: error SP6011: ").And.Contain("checksum"));
        ran.Lines[^1].Should().Be("3 findings in 3 segments and 3 records.");
        ran.Output.Should().NotContain("secret");
    }

    [Fact]
    public async Task Quiet_writes_findings_alone_and_nothing_where_there_are_none()
    {
        await WriteAsync();
        Ran clean = await Ran.InsideAsync("verify", _folder, "--quiet");
        (clean.ExitCode, clean.Output, clean.Error).Should().Be((0, "", ""));
        Change(Segment("events", 1), "1", "7");
        Ran damaged = await Ran.InsideAsync("verify", _folder, "-q");
        damaged.ExitCode.Should().Be(1);
        damaged.Lines.Should().ContainSingle().Which.Should().Contain("SP6011").And.Contain("checksum");
        (await Ran.InsideAsync("verify", _folder, "--quiet", "--format", "json")).Output.Should().Be((await Ran.InsideAsync("verify", _folder, "--format", "json")).Output);
    }

    [Fact]
    public async Task A_segment_that_is_gone_from_between_others_is_missed()
    {
        await WriteAsync();
        await RecordFile.WriteAsync(_folder, "events", """{"a":9}""");
        File.Delete(Segment("events", 3));
        Ran ran = await Ran.InsideAsync("verify", _folder);
        ran.ExitCode.Should().Be(1);
        ran.Output.Should().Contain("records 3 to 3, which stood before it, are missing");
    }

    [Fact]
    public async Task Programs_get_the_same_as_JSON()
    {
        await WriteAsync();
        Change(Segment("events", 3), "{", "[");
        Ran ran = await Ran.InsideAsync("verify", _folder, "--format", "json");
        ran.ExitCode.Should().Be(1);
        JsonElement root = JsonDocument.Parse(ran.Output).RootElement;
        root.GetProperty("version").GetInt32().Should().Be(1);
        root.GetProperty("segments").GetInt32().Should().Be(3);
        root.GetProperty("records").GetInt64().Should().Be(3);
        root.GetProperty("prefixes").EnumerateArray().Select(prefix => prefix.GetProperty("prefix").GetString()).Should().Equal("dead-letters", "events");
        root.GetProperty("prefixes")[1].GetProperty("findings").GetInt32().Should().Be(2);
        JsonElement finding = root.GetProperty("findings")[0];
        finding.GetProperty("code").GetString().Should().Be("SP6011");
        finding.GetProperty("reason").GetString().Should().Be("damaged-segment");
        finding.GetProperty("severity").GetString().Should().Be("error");
        finding.GetProperty("file").GetString().Should().Be(Segment("events", 3));
        finding.GetProperty("line").GetInt32().Should().Be(1);
    }

    [Fact]
    public async Task A_folder_without_files_of_records_is_no_success()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "notes-1.jsonl"), "", TestContext.Current.CancellationToken);
        Ran ran = await Ran.InsideAsync("verify", _folder);
        ran.ExitCode.Should().Be(2);
        ran.Error.Should().Contain("holds no files of records");
    }

    [Theory]
    [InlineData(true, "", true)]
    [InlineData(true, "NO_COLOR", false)]
    [InlineData(true, "TERM", false)]
    [InlineData(false, "", false)]
    public async Task Colours_are_for_people_who_want_them(bool isTerminal, string variable, bool hasColours)
    {
        await WriteAsync();
        Change(Segment("events", 3), "{", "[");
        Dictionary<string, string> environment = variable.Length == 0 ? [] : new() { [variable] = "dumb" };
        Ran ran = await Ran.InsideAsync(environment, isTerminal, "verify", _folder);
        ran.Output.Contains('\e').Should().Be(hasColours);
    }

    private async Task WriteAsync()
    {
        await RecordFile.WriteAsync(_folder, "events", """{"a":1,"b":"secret"}""", """{"a":2}""");
        await RecordFile.WriteAsync(_folder, "events", """{"a":3}""");
        await RecordFile.WriteAsync(_folder, "dead-letters", """{"a":4}""");
    }

    private string Segment(string prefix, int first) => Path.Combine(_folder, $"{prefix}-{first:D10}.jsonl");

    // The first occurrence.
    private static void Change(string file, string from, string to)
    {
        string text = File.ReadAllText(file);
        int place = text.IndexOf(from, StringComparison.Ordinal);
        File.WriteAllText(file, text[..place] + to + text[(place + from.Length)..]);
    }
}
