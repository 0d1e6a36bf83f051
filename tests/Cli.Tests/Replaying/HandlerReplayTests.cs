using System.Globalization;
using System.Text.Json;
using SchemaPacks.Handlers;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Replaying;

public sealed class HandlerReplayTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("schemapacks-replay-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Unless_asked_nothing_is_changed_and_the_letters_are_counted_by_what_they_have_in_common()
    {
        await RecordFile.WriteAsync(_folder, "events", Letters.Record(0));
        await RecordFile.WriteAsync(_folder, "dead-letters",
            Letters.Handled(1), Letters.Redacted(2), Letters.Handled(3), Letters.Handled(4, "warehouse"), Letters.Sent("canary-5"), Letters.Handled(6, "stream"));
        Directory.CreateDirectory(Path.Combine(_folder, "stream-outbox"));
        Dictionary<string, byte[]> before = Files();

        Ran ran = await Ran.InsideAsync("replay", _folder);

        ran.ExitCode.Should().Be(1, "letters wait");
        Row(ran, "events").Should().StartWith(["2", "handle", "SP6001", "acme.page-view@1", "events", "recorded in the files of 'events'"]);
        Row(ran, "warehouse")[5].Should().StartWith("left: 'warehouse' has no files here");
        Row(ran, "stream")[5].Should().StartWith("left: the broker of 'stream' refused it");
        Row(ran, "its redacted record")[..4].Should().Equal("1", "judge", "SP5009", "acme.page-view@1");
        Row(ran, "--url")[3].Should().Be(Letters.Contents + "@1");
        ran.Lines[^1].Should().Be("2 dead letters can be recorded again, 4 cannot. Nothing was changed: --apply does it.");
        ran.Output.Should().NotContain("canary").And.NotContain("\e").And.NotContain("│").And.NotContain(" \n", "a pipe gets no padding at the end of a line");
        Ran seen = await Ran.InsideAsync([], isTerminal: true, "replay", _folder);
        seen.Output.Should().Contain("│").And.Contain("\e[");
        Files().Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task Records_go_to_the_handler_that_missed_them_once_and_in_order()
    {
        await RecordFile.WriteAsync(_folder, "events", Letters.Record(0));
        await RecordFile.WriteAsync(_folder, "server", Letters.Record(100));
        await RecordFile.WriteAsync(_folder, "dead-letters", Letters.Handled(1), Letters.Redacted(2), Letters.Handled(101, "server"), Letters.Handled(3), Letters.Handled(3));

        Ran ran = await Ran.InsideAsync("replay", _folder, "--apply");
        ran.ExitCode.Should().Be(1, "one letter is left");
        ran.Lines[^1].Should().Be("4 dead letters recorded again, 1 left.");
        ran.Output.Should().NotContain("canary");
        RecordFile.Read(_folder, "events").Should().Equal(Letters.Record(0), Letters.Record(1), Letters.Record(3), Letters.Record(3));
        RecordFile.Read(_folder, "server").Should().Equal(Letters.Record(100), Letters.Record(101));

        Ran again = await Ran.InsideAsync("replay", _folder, "--apply");
        again.ExitCode.Should().Be(1);
        again.Lines[^1].Should().Be("0 dead letters recorded again, 1 left.");
        await RecordFile.WriteAsync(_folder, "dead-letters", Letters.Handled(4));
        (await Ran.InsideAsync("replay", _folder, "--apply")).Lines[^1].Should().Be("1 dead letter recorded again, 1 left.");
        RecordFile.Read(_folder, "events").Should().HaveCount(5).And.EndWith(Letters.Record(4));
        (await Ran.InsideAsync("verify", _folder)).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task Quiet_writes_what_is_left_and_nothing_where_nothing_is()
    {
        await RecordFile.WriteAsync(_folder, "events", Letters.Record(0));
        await RecordFile.WriteAsync(_folder, "dead-letters", Letters.Handled(1));
        Ran clean = await Ran.InsideAsync("replay", _folder, "--apply", "--quiet");
        (clean.ExitCode, clean.Output, clean.Error).Should().Be((0, "", ""));
        await RecordFile.WriteAsync(_folder, "dead-letters", Letters.Handled(2), Letters.Redacted(3));
        Ran left = await Ran.InsideAsync("replay", _folder, "--apply", "-q");
        left.ExitCode.Should().Be(1);
        left.Lines.Should().HaveCount(2, "the names of the columns, and one row");
        left.Lines[1].Should().Contain("acme.page-view@1").And.Contain("left: only its redacted record was kept");
    }

    [Fact]
    public async Task Nothing_to_replay_is_0()
    {
        (await Ran.InsideAsync("replay", _folder)).Lines.Should().Equal("No dead letter waits.");
        await RecordFile.WriteAsync(_folder, "events", Letters.Record(0));
        await RecordFile.WriteAsync(_folder, "dead-letters", Letters.Handled(1));
        (await Ran.InsideAsync("replay", _folder, "--apply")).ExitCode.Should().Be(0);
        Ran after = await Ran.InsideAsync("replay", _folder);
        after.ExitCode.Should().Be(0);
        after.Lines.Should().Equal("No dead letter waits.");
    }

    [Fact]
    public async Task A_handler_that_another_process_writes_is_left_alone_and_its_letters_are_kept_for_later()
    {
        await RecordFile.WriteAsync(_folder, "dead-letters", Letters.Handled(1), Letters.Handled(2));
        await using (var other = new JsonLinesFileHandler(_folder, "events"))
        {
            Ran ran = await Ran.InsideAsync("replay", _folder, "--apply");
            ran.ExitCode.Should().Be(1);
            Row(ran, "events")[5].Should().StartWith("left: Another process").And.Contain(Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        }

        await RecordFile.WriteAsync(_folder, "dead-letters", Letters.Handled(3));
        (await Ran.InsideAsync("replay", _folder, "--apply")).ExitCode.Should().Be(0);
        RecordFile.Read(_folder, "events").Should().Equal(Letters.Record(1), Letters.Record(2), Letters.Record(3));
    }

    [Fact]
    public async Task Numbers_that_began_anew_are_not_taken_for_letters_that_were_replayed()
    {
        await RecordFile.WriteAsync(_folder, "events", Letters.Record(0));
        await RecordFile.WriteAsync(_folder, "dead-letters", Letters.Handled(1), Letters.Handled(2));
        await Ran.InsideAsync("replay", _folder, "--apply");
        foreach (string file in Directory.GetFiles(_folder, "dead-letters-*"))
            File.Delete(file);
        foreach (string[] lines in new[] { new[] { Letters.Handled(3) }, [Letters.Handled(4)] }) // less letters than were replayed, then as many
        {
            await RecordFile.WriteAsync(_folder, "dead-letters", lines);
            Ran ran = await Ran.InsideAsync("replay", _folder, "--apply");
            ran.ExitCode.Should().Be(2);
            ran.Error.Should().Contain("dead-letters.replayed' is about other dead letters");
        }

        File.Delete(Path.Combine(_folder, "dead-letters.replayed"));
        (await Ran.InsideAsync("replay", _folder, "--apply")).ExitCode.Should().Be(0);
        RecordFile.Read(_folder, "events").Should().EndWith([Letters.Record(3), Letters.Record(4)]);
    }

    [Fact]
    public async Task A_cursor_that_makes_no_sense_and_a_line_that_is_no_letter_are_said()
    {
        await RecordFile.WriteAsync(_folder, "dead-letters", """{"stage":"other"}""");
        Ran ran = await Ran.InsideAsync("replay", _folder);
        ran.ExitCode.Should().Be(1);
        ran.Output.Should().Contain("left: it is no dead letter");
        foreach (string text in new[] { "", "{}", "[1]", """{"version":2,"handled":1,"letter":"","left":[]}""", """{"version":1,"handled":1,"letter":"","left":[[1]]}""" })
        {
            await File.WriteAllTextAsync(Path.Combine(_folder, "dead-letters.replayed"), text, TestContext.Current.CancellationToken);
            Ran damaged = await Ran.InsideAsync("replay", _folder);
            damaged.ExitCode.Should().Be(3, text);
            damaged.Error.Should().Contain("cannot be understood");
        }
    }

    [Fact]
    public async Task Programs_get_the_same_as_JSON()
    {
        await RecordFile.WriteAsync(_folder, "events", Letters.Record(0));
        await RecordFile.WriteAsync(_folder, "dead-letters", Letters.Handled(1), Letters.Handled(2), Letters.Redacted(3));
        JsonElement preview = JsonDocument.Parse((await Ran.InsideAsync("replay", _folder, "--format", "json")).Output).RootElement;
        preview.GetProperty("applied").GetBoolean().Should().BeFalse();
        preview.GetProperty("recordable").GetInt64().Should().Be(2);
        preview.GetProperty("left").GetInt64().Should().Be(1);
        JsonElement group = preview.GetProperty("groups")[0];
        group.GetProperty("letters").GetInt64().Should().Be(2);
        group.GetProperty("handler").GetString().Should().Be("events");
        group.GetProperty("result").GetString().Should().Be("recordable");
        JsonElement applied = JsonDocument.Parse((await Ran.InsideAsync("replay", _folder, "--apply", "--format", "json")).Output).RootElement;
        applied.GetProperty("recorded").GetInt64().Should().Be(2);
        applied.GetProperty("groups")[0].GetProperty("result").GetString().Should().Be("recorded");
    }

    // The cells of the row that holds a text.
    private static string[] Row(Ran ran, string text) =>
        [.. ran.Lines.SkipLast(1).Single(line => line.Contains(text, StringComparison.Ordinal)).Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private Dictionary<string, byte[]> Files() => Directory.GetFiles(_folder).ToDictionary(file => file, File.ReadAllBytes);
}
