using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SchemaPacks.Handlers;
using SchemaPacks.Tests.Fakes;

namespace SchemaPacks.Tests;

public sealed class RegistryHistoryTests
{
    [Fact]
    public async Task A_digest_names_its_schemas_also_after_a_reload()
    {
        string folder = Directory.CreateTempSubdirectory("history-").FullName;
        try
        {
            string packs = Directory.CreateDirectory(Path.Combine(folder, "Acme")).FullName;
            await File.WriteAllTextAsync(Path.Combine(packs, "visit.yaml"), VisitPacks.First, TestContext.Current.CancellationToken);
            await using RunningApplication app = await RunningApplication.StartAsync(packs: builder => builder.FromFolder(folder).WriteTo("memory", new MemoryHandler()));
            string digest = (await app.GetAsync("/api/registry")).Json.GetProperty("digest").GetString()!;
            Answer now = await app.GetAsync($"/api/registry/{digest}");
            now.Json.GetProperty("current").GetBoolean().Should().BeTrue();
            Versions(now).Should().Equal("1");

            await File.WriteAllTextAsync(Path.Combine(packs, "visit.yaml"), VisitPacks.Second, TestContext.Current.CancellationToken);
            await app.Services.GetRequiredService<IEventSchemaRegistry>().ReloadAsync(TestContext.Current.CancellationToken);
            Answer before = await app.GetAsync($"/api/registry/{digest}");
            before.Json.GetProperty("current").GetBoolean().Should().BeFalse();
            Versions(before).Should().Equal("1");
            Versions(await app.GetAsync($"/api/registry/{(await app.GetAsync("/api/registry")).Json.GetProperty("digest").GetString()}")).Should().Equal("2");
            before.Headers["ETag"].Should().NotBe(now.Headers["ETag"]);
            (await app.GetAsync("/api/registry/sha256:00")).ShouldBeProblem(404, "SP8008");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string?> Versions(Answer answer) => answer.Json.GetProperty("schemas").EnumerateArray().Select(schema => schema.GetProperty("version").GetString());
}
