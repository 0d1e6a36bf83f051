using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SchemaPacks.Tests.Running;
using SchemaPacks.Tests.Scanning;

namespace SchemaPacks.Tests.Listing;

public sealed class ListTests : IDisposable
{
    private const string Schema = "$id: acme.page-view\nversion: 2\ntype: object\nproperties:\n  page: { type: string, categories: [unrestricted] }\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("schemapacks-list-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("packs")]
    [InlineData("")]
    public async Task The_packs_of_a_hosts_folder_or_of_a_folder_of_packs_are_listed_with_their_schemas(string below)
    {
        string file = Write(below, "Acme.Web", Schema);
        Ran ran = await Ran.InsideAsync("list", _folder, "--format", "json");
        ran.ExitCode.Should().Be(0, ran.Error);
        JsonElement pack = JsonDocument.Parse(ran.Output).RootElement.EnumerateArray().Should().ContainSingle().Subject;
        pack.EnumerateObject().Select(member => member.Name).Should().Equal("id", "version", "source", "sha512", "schemas");
        pack.GetProperty("id").GetString().Should().Be("Acme.Web");
        pack.GetProperty("version").GetString().Should().Be("1.2.3.4");
        pack.GetProperty("source").GetString().Should().Be(file);
        pack.GetProperty("sha512").GetString().Should().Be(Convert.ToHexStringLower(SHA512.HashData(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken))));
        JsonElement schema = pack.GetProperty("schemas").EnumerateArray().Should().ContainSingle().Subject;
        schema.GetProperty("id").GetString().Should().Be("acme.page-view");
        schema.GetProperty("version").GetString().Should().Be("2");
        string hash = schema.GetProperty("hash").GetString()!;
        hash.Should().MatchRegex("^sha256:[0-9a-f]{64}$");

        Ran text = await Ran.InsideAsync("list", _folder);
        text.Lines[0].Should().StartWith("Pack ");
        text.Lines[1].Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Should().Equal("Acme.Web", "1.2.3.4", Path.Combine(below, "Acme.Web.dll"), "acme.page-view@2", hash[..19]);
        text.Lines[^1].Should().Be("1 pack, 1 schema.");
    }

    [Fact]
    public async Task What_is_wrong_with_a_pack_is_said_beside_the_list_and_is_1()
    {
        Write("packs", "Acme.Web", Schema);
        Write("packs", "Acme.Wrong", "$id: acme.wrong\nversion: 1\ntype: objekt\n");
        Ran ran = await Ran.InsideAsync("list", _folder, "--format", "json");
        ran.ExitCode.Should().Be(1);
        ran.Error.Should().Contain("Acme.Wrong").And.Contain(": error SP3");
        JsonDocument.Parse(ran.Output).RootElement.EnumerateArray().Sum(pack => pack.GetProperty("schemas").GetArrayLength()).Should().Be(1);
        (await Ran.InsideAsync("list", _folder)).Lines[^1].Should().Contain("error");
    }

    [Fact]
    public async Task The_settings_of_a_host_say_where_its_packs_are_and_which_schemas_they_may_bring()
    {
        Write("elsewhere/own", "Acme.Web", Schema);
        Write("elsewhere/others", "Stranger", Schema.Replace("acme.page-view", "acme.click", StringComparison.Ordinal));
        Write("packs", "Acme.Unread", Schema);
        await WriteSettingsAsync("""
            { "Packs": { "Folders": [ "elsewhere/own", "elsewhere/others" ], "Namespaces": [ { "Prefix": "acme.", "Packs": "Acme.*" } ] }, "EventLog": { "Token": 17 } }
            """);
        Ran ran = await Ran.InsideAsync("list", _folder, "--format", "json");
        ran.ExitCode.Should().Be(1);
        ran.Error.Should().Contain("error SP4005").And.NotContain("warning");
        JsonDocument.Parse(ran.Output).RootElement.EnumerateArray().Select(pack => $"{pack.GetProperty("id")} {pack.GetProperty("schemas").GetArrayLength()}")
            .Should().Equal("Acme.Web 1", "Stranger 0");
    }

    [Fact]
    public async Task A_pack_that_settings_want_and_that_is_not_locked_is_said_without_asking_a_feed()
    {
        Write("packs", "Acme.Web", Schema);
        await WriteSettingsAsync("""{ "Packs": { "NuGet": { "Packs": { "Acme.Shop": "1.*" }, "Sources": [ "https://nowhere.example/v3/index.json" ], "Poll": "01:00:00" } } }""");
        Ran ran = await Ran.InsideAsync("list", _folder);
        ran.ExitCode.Should().Be(1);
        ran.Error.Should().Contain("error SP7009: 'Acme.Shop' is wanted, but not locked");
        ran.Lines[^1].Should().StartWith("1 pack, 1 schema");
    }

    [Theory]
    [InlineData("{", "the settings of")]
    [InlineData("""{ "Packs": { "Folder": "packs" } }""", "error SP8001: no setting has this name (did you mean 'Folders'?)")]
    public async Task Settings_with_which_no_host_starts_are_2(string settings, string says)
    {
        Write("packs", "Acme.Web", Schema);
        await WriteSettingsAsync(settings);
        Ran ran = await Ran.InsideAsync("list", _folder);
        ran.ExitCode.Should().Be(2);
        ran.Error.Should().Contain(says);
        ran.Output.Should().BeEmpty();
    }

    [Fact]
    public async Task An_empty_folder_has_no_packs()
    {
        (await Ran.InsideAsync("list", _folder, "--format", "json")).Output.Trim().Should().Be("[]");
        Ran ran = await Ran.InsideAsync("list", _folder);
        ran.ExitCode.Should().Be(0);
        ran.Lines.Should().Equal("No pack, 0 schemas.");
    }

    [Fact]
    public async Task A_pack_is_inspected_without_running_it()
    {
        string file = Write("", "Acme.Web", Schema);
        Ran ran = await Ran.InsideAsync("inspect", file);
        ran.ExitCode.Should().Be(0, ran.Error);
        ran.Lines.Should().Contain("pack       Acme.Web 1.2.3.4").And.Contain("attribute  TelemetrySchemas(\"Acme.Web.Schemas\")").And.Contain("code       none");
        ran.Lines.Should().Contain(line => line.StartsWith("acme.page-view  2  ", StringComparison.Ordinal) || line.StartsWith("acme.page-view  2   ", StringComparison.Ordinal));

        JsonElement json = JsonDocument.Parse((await Ran.InsideAsync("inspect", file, "--format", "json")).Output).RootElement;
        JsonElement pack = json.GetProperty("packs")[0];
        pack.GetProperty("namespaces")[0].GetString().Should().Be("Acme.Web.Schemas");
        pack.GetProperty("hasModuleInitializer").GetBoolean().Should().BeFalse();
        pack.GetProperty("schemas")[0].GetProperty("id").GetString().Should().Be("acme.page-view");
    }

    [Fact]
    public async Task What_is_no_pack_is_said_with_its_code()
    {
        string file = Path.Combine(_folder, "text.dll");
        await File.WriteAllTextAsync(file, "no assembly", TestContext.Current.CancellationToken);
        Ran ran = await Ran.InsideAsync("inspect", file);
        ran.ExitCode.Should().Be(1);
        ran.Error.Should().Contain("error SP1002");
        ran.Lines.Should().Equal("'text.dll' is no pack that can be used.");
    }

    private Task WriteSettingsAsync(string json) => File.WriteAllTextAsync(Path.Combine(_folder, "appsettings.json"), json, TestContext.Current.CancellationToken);

    private string Write(string below, string name, string schema)
    {
        string file = Path.Combine(_folder, below, name + ".dll");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, new CraftedAssembly(name).Naming($"{name}.Schemas").WithResource($"{name}.Schemas.event.yaml", Encoding.UTF8.GetBytes(schema)).Build());
        return file;
    }
}
