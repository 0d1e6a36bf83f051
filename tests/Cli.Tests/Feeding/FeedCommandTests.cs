using System.Text.Json;
using SchemaPacks.Tests.Feeds;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Feeding;

/// <summary>The commands over feeds, against a folder feed.</summary>
public sealed class FeedCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("schemapacks-feed-").FullName;

    public FeedCommandTests()
    {
        Directory.CreateDirectory(Host);
        WriteConfig(Feed);
        foreach (string version in new[] { "1.0.0", "1.4.0", "2.0.0" })
            new TestPackage("Acme.Web", version).PutInto(Feed);
    }

    private string Host => Path.Combine(_folder, "host");

    private string Feed => Path.Combine(_folder, "feed");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_pack_is_found_added_updated_and_removed()
    {
        Ran found = await RunAsync("search", "acme");
        found.ExitCode.Should().Be(0, found.Error);
        found.Lines[1].Should().StartWith("Acme.Web  2.0.0   internal");

        Ran added = await RunAsync("add", "acme.web", "--version", "1.*");
        added.ExitCode.Should().Be(0, added.Error);
        added.Lines.Should().Equal("+ Acme.Web 1.4.0 from internal", "1 change; 1 pack locked.");
        added.Error.Trim().Should().Be("Fetching Acme.Web 1.4.0 from internal");
        (await RunAsync("restore", "--locked")).Lines.Should().Equal("No change; 1 pack locked.");

        Ran outdated = await RunAsync("outdated");
        outdated.ExitCode.Should().Be(1);
        outdated.Lines[1].Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Should().Equal("Acme.Web", "1.4.0", "-", "2.0.0", "internal");

        (await RunAsync("add", "Acme.Web", "--no-progress")).Error.Should().BeEmpty();
        (await RunAsync("update")).Lines.Should().Equal("No change; 1 pack locked.");
        (await RunAsync("outdated")).ExitCode.Should().Be(0);
        (await RunAsync("remove", "Acme.Web")).Lines.Should().Equal("- Acme.Web 2.0.0", "1 change; 0 packs locked.");
    }

    [Fact]
    public async Task A_pack_that_could_be_taken_for_another_is_added_with_a_warning()
    {
        new TestPackage("Acme.Events", "1.0.0").PutInto(Feed);
        new TestPackage("Acme.Evnets", "1.0.0").PutInto(Feed);
        (await RunAsync("add", "Acme.Events", "--no-progress")).Error.Should().BeEmpty();
        Ran searched = await RunAsync("search", "evnets", "--no-progress");
        searched.ExitCode.Should().Be(0);
        searched.Error.Should().Contain("warning SP7014");
        Ran added = await RunAsync("add", "Acme.Evnets", "--no-progress");
        added.ExitCode.Should().Be(0);
        added.Error.Should().Contain("warning SP7014").And.Contain("looks like that of 'Acme.Events'");
        added.Lines[0].Should().Be("+ Acme.Evnets 1.0.0 from internal");
    }

    [Fact]
    public async Task Programs_get_the_same_as_JSON()
    {
        JsonElement found = await JsonAsync("search");
        found.GetProperty("packs")[0].GetProperty("id").GetString().Should().Be("Acme.Web");
        JsonElement added = await JsonAsync("add", "Acme.Web", "--version", "1.0.0");
        added.GetProperty("succeeded").GetBoolean().Should().BeTrue();
        added.GetProperty("folder").GetString().Should().Be(Host);
        added.GetProperty("added")[0].GetProperty("version").GetString().Should().Be("1.0.0");
        JsonElement outdated = await JsonAsync("outdated");
        outdated.GetProperty("packs")[0].GetProperty("wanted").GetString().Should().Be("2.0.0", "1.0.0 is a lowest version");
        JsonElement updated = await JsonAsync("update", "acme.web");
        updated.GetProperty("changed")[0].GetProperty("from").GetString().Should().Be("1.0.0");
        updated.GetProperty("changed")[0].GetProperty("version").GetString().Should().Be("2.0.0");
        JsonElement refused = await JsonAsync("remove", "Acme.Other");
        refused.GetProperty("succeeded").GetBoolean().Should().BeFalse();
        refused.GetProperty("findings")[0].GetProperty("code").GetString().Should().Be("SP7004");
    }

    [Fact]
    public async Task What_goes_wrong_has_a_code_and_an_exit_code()
    {
        Ran unknown = await RunAsync("add", "Acme.Unknown");
        unknown.ExitCode.Should().Be(1);
        unknown.Error.Should().Contain("error SP7004");
        unknown.Lines.Should().Equal("Nothing was changed.");

        Ran wrong = await RunAsync("add", "Acme.Web", "--version", "latest");
        wrong.ExitCode.Should().Be(2);
        wrong.Error.Should().StartWith("schemapacks: 'latest' is no version or range; write '1.2.0', '[1.0,2.0)' or '1.*'");
        (await RunAsync("add", "Acme.Web", "--source", "nowhere")).ExitCode.Should().Be(2, "nuget.config has no such source");
        await File.WriteAllTextAsync(Path.Combine(Host, "packs.json"), "{", TestContext.Current.CancellationToken);
        (await RunAsync("restore")).ExitCode.Should().Be(2, "the list is malformed");
        File.Delete(Path.Combine(Host, "packs.json"));
        WriteConfig(Path.Combine(_folder, "gone"));
        Ran gone = await RunAsync("add", "Acme.Web");
        gone.ExitCode.Should().Be(3);
        gone.Error.Should().Contain("error SP7001");
    }

    [Theory]
    [InlineData("Acme.Web", true)]
    [InlineData("Acme.Packs.Of.Our.Shops.And.Of.Everything.That.Somebody.May.Ever.Want.To.Have", false)]
    public async Task A_person_gets_a_table_where_there_is_room_for_it_and_else_whole_lines(string id, bool isTable)
    {
        new TestPackage(id, "3.0.0").PutInto(Feed);
        Ran found = await Ran.InsideAsync([], isTerminal: true, "search", "--folder", Host);
        found.Output.Contains('│').Should().Be(isTable);
        found.Lines.Should().Contain(line => line.Contains(id + " ", StringComparison.Ordinal) && line.Contains("3.0.0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_shell_completes_the_ids_of_packs()
    {
        await RunAsync("add", "Acme.Web");
        Ran ran = await Ran.OutsideInAsync(Host, "[suggest:10]", "remove Acm");
        ran.Lines.Should().Equal("Acme.Web");
    }

    private async Task<JsonElement> JsonAsync(params string[] arguments) =>
        JsonDocument.Parse((await RunAsync([.. arguments, "--format", "json"])).Output).RootElement;

    private Task<Ran> RunAsync(params string[] arguments) => Ran.InsideAsync([.. arguments, "--folder", Host]);

    private void WriteConfig(string feed) => File.WriteAllText(Path.Combine(Host, "nuget.config"), $"""
        <configuration>
          <packageSources><clear /><add key="internal" value="{feed}" /></packageSources>
          <disabledPackageSources><clear /></disabledPackageSources>
          <packageSourceMapping><clear /></packageSourceMapping>
        </configuration>
        """);
}
