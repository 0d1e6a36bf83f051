using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SchemaPacks.Tests.Authoring;

/// <summary>The whole way of a typed event, in a folder outside the checkout: packages, a pack, its types, an application, a record in a file.</summary>
public sealed partial class TypedApplicationTests : IAsyncLifetime
{
    private static readonly string[] Packages = ["Abstractions", "JsonSchema", "Compatibility", "Registry", "Events"];

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"schemapacks-typed-{Guid.NewGuid():N}");

    [Fact]
    public async Task An_application_records_events_of_generated_types()
    {
        string shop = Path.Combine(_folder, "Shop");
        string built = await RunAsync(shop, "build", "-v", "quiet");
        Warning().Matches(built).Select(warning => warning.Value).Distinct().Should().Equal("AssemblyInfo.cs(3,5): warning SP1005: the namespace 'Acme.More.Schema' has no resources");

        string[] said = (await RunAsync(shop, "run", "--no-build")).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        said[..3].Should().OnlyContain(line => line == "Recorded");
        said[3].Should().Be("Invalid");
        said[4].Should().Contain("SP5").And.Contain("pattern");

        JsonObject[] records = [.. Directory.EnumerateFiles(shop, "events-*.jsonl", SearchOption.AllDirectories).SelectMany(File.ReadLines)
            .Where(line => line.Length > 0).Select(line => JsonNode.Parse(line)!.AsObject())];
        records.Select(record => $"{record["__schema__"]}@{record["__schema_version__"]}").Should().Equal("https://acme.example/page-view@1", "https://acme.example/account-opened@3", "https://acme.example/search@1");
        JsonNode.DeepEquals(Content(records[0]), JsonNode.Parse("""
            {"path":"/orders","trigger":"link","at":"2026-11-24T06:11:29+01:00","tags":["spring","sale"],"viewer":{"session":"3f0f3b6e-2f0a-4a3c-9a38-6d1c5a2f7f11"}}
            """)).Should().BeTrue("the record is {0}", records[0]);
        Content(records[1]).ToJsonString().Should().Be("""{"plan":"free"}""");
        (await File.ReadAllTextAsync(Path.Combine(_folder, "Acme.Events", "bin", "Debug", "net10.0", "Acme.Events.xml"))).Should().Contain("Somebody looked at a page of the shop.");
    }

    public async ValueTask InitializeAsync()
    {
        string source = Path.Combine(Checkout.Root, "tests", "cases", "typed-application");
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(_folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        File.Copy(Path.Combine(Checkout.Root, "global.json"), Path.Combine(_folder, "global.json"));
        foreach (string package in Packages)
        {
            await Sdk.RunAsync(Checkout.Root, Path.Combine(_folder, "unused"), mustSucceed: true,
                "pack", $"src/{package}", "--no-build", "--no-restore", "-c", Checkout.Configuration, "-o", Path.Combine(_folder, "feed"), "-p:EnablePackageValidation=false");
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static JsonObject Content(JsonObject record) =>
        new(record.Where(property => !property.Key.StartsWith("__", StringComparison.Ordinal)).Select(property => KeyValuePair.Create(property.Key, property.Value?.DeepClone())));

    // The packages of others come from where the build of this checkout has them: the test needs no network.
    private Task<string> RunAsync(string folder, params string[] arguments) =>
        Sdk.RunAsync(folder, Path.Combine(_folder, "cache"), mustSucceed: true, [.. arguments, $"-p:RestoreFallbackFolders={Checkout.PackageCache}"]);

    [GeneratedRegex("""AssemblyInfo\.cs\([0-9,]+\): warning [A-Z0-9]+: [^:]*""")]
    private static partial Regex Warning();
}
