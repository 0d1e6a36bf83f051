using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Examining;

public sealed class DoctorTests : IDisposable
{
    private const string Schema = "$id: acme.page-view\nversion: 2\ntype: object\nproperties:\n  page: { type: string, categories: [unrestricted] }\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("schemapacks-doctor-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_folder_in_which_a_host_works_is_clean_and_left_as_it_was()
    {
        WritePack(Schema);
        WriteSettings("""{ "EventLog": { "AllowedSchemas": ["acme.page-view"] } }""");
        string[] before = Files();
        Ran ran = await Ran.InsideAsync("doctor", _folder);
        ran.ExitCode.Should().Be(0, ran.Output + ran.Error);
        ran.Output.Should().Contain("ok       packs: 1 pack, 1 schema").And.Contain("1 of 1 schemas are recorded").And.Contain("will be made at the start").And.Contain("sync: ").And.Contain("GiB are free").And.Contain("All is well.");
        Files().Should().Equal(before);
    }

    [Fact]
    public async Task What_is_wrong_is_named_with_what_to_do()
    {
        WritePack(Schema);
        WriteSettings("""{ "EventLog": { "AllowedSchemas": ["acme.page-veiw"], "Directory": "records" } }""");
        Directory.CreateDirectory(Path.Combine(_folder, "records"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "records", "dead-letters-1.jsonl"), "{}\n{}\n", TestContext.Current.CancellationToken);
        Ran ran = await Ran.InsideAsync("doctor", _folder, "--format", "json");
        ran.ExitCode.Should().Be(1);
        Dictionary<string, JsonElement> things = JsonDocument.Parse(ran.Output).RootElement.EnumerateArray().GroupBy(thing => thing.GetProperty("what").GetString()!).ToDictionary(things => things.Key, things => things.Last());
        things["allowed schemas"].GetProperty("condition").GetString().Should().Be("bad");
        things["allowed schemas"].GetProperty("said").GetString().Should().Be("none of 1 schema is listed, so nothing is recorded");
        things["dead letters"].GetProperty("said").GetString().Should().StartWith("2 letters");
        things["dead letters"].GetProperty("advice").GetString().Should().Contain("schemapacks replay");
        ran.Output.Should().Contain("no pack provides 'acme.page-veiw'");
    }

    [Fact]
    public async Task Settings_that_are_none_and_packs_with_errors_are_wrong()
    {
        WriteSettings("{ \"EventLog\": ");
        Ran broken = await Ran.InsideAsync("doctor", _folder);
        broken.ExitCode.Should().Be(1);
        broken.Output.Should().Contain("wrong    settings: ").And.Contain("correct the file");

        WriteSettings("""{ "EventLog": { "AllowedSchemas": ["acme.page-view"] } }""");
        WritePack(Schema.Replace("object", "objekt", StringComparison.Ordinal));
        Ran ran = await Ran.InsideAsync("doctor", _folder);
        ran.ExitCode.Should().Be(1);
        ran.Output.Should().Contain("wrong    packs: ").And.Contain("1 error").And.Contain("'schemapacks list' names them");
    }

    [Fact]
    public async Task A_host_is_asked_for_its_health_and_its_clock()
    {
        await using WebApplication host = await StartAsync(HttpStatusCode.ServiceUnavailable,
            """{"status":"unhealthy","checks":[{"name":"registry","status":"healthy"},{"name":"handlers","status":"unhealthy","reason":"Required handlers fail: 'events'."}]}""");
        string token = Path.Combine(_folder, "token");
        await File.WriteAllTextAsync(token, "a-token-of-the-test", TestContext.Current.CancellationToken);
        Ran ran = await Ran.InsideAsync("doctor", "--url", host.Urls.Single(), "--token-file", token);
        ran.ExitCode.Should().Be(1, ran.Output + ran.Error);
        ran.Output.Should().Contain("is not ready").And.Contain("ok       health: registry: healthy").And.Contain("wrong    health: handlers: Required handlers fail: 'events'.")
            .And.Contain("clock: as this machine's").And.NotContain("packs:").And.NotContain("a-token-of-the-test");
    }

    [Fact]
    public async Task A_host_that_is_not_there_is_wrong_and_an_address_that_is_none_is_2()
    {
        Ran absent = await Ran.InsideAsync("doctor", "--url", "http://127.0.0.1:9");
        absent.ExitCode.Should().Be(1);
        absent.Output.Should().Contain("http://127.0.0.1:9/ cannot be reached: nothing answers at this address").And.Contain("start the host, or correct the address");
        (await Ran.InsideAsync("doctor", "--url", "ftp://127.0.0.1")).ExitCode.Should().Be(2);
    }

    private static async Task<WebApplication> StartAsync(HttpStatusCode ready, string health)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        app.Run(context =>
        {
            bool isHealth = context.Request.Path == "/api/health";
            context.Response.StatusCode = isHealth ? context.Request.Headers.Authorization == "Bearer a-token-of-the-test" ? 200 : 401 : (int)ready;
            return context.Response.WriteAsync(isHealth ? health : "");
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private string[] Files() => [.. Directory.EnumerateFileSystemEntries(_folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private void WriteSettings(string json) => File.WriteAllText(Path.Combine(_folder, "appsettings.json"), json);

    private void WritePack(string schema)
    {
        string folder = Path.Combine(_folder, "packs", "Acme.Web");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "page-view.yaml"), schema);
    }
}
