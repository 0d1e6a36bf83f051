using System.Text.RegularExpressions;
using SchemaPacks.Tests.Authoring;

namespace SchemaPacks.Tests.Settings;

/// <summary>Settings that are right satisfy the schema that editors have of them, and mistakes are shown where they are.</summary>
public sealed partial class SettingsFileTests
{
    private static readonly string Sha512 = new('7', 128); // which pages shorten

    public static TheoryData<string> ShippedFiles =>
    [
        .. new[] { "src/Host", "src/Templates/content" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Checkout.Root, folder), "appsettings*.json", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Checkout.Root, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(ShippedFiles))]
    public void A_file_that_is_shipped_satisfies_it(string file) =>
        SettingsSchema.Judge(File.ReadAllText(Path.Combine(Checkout.Root, file))).Should().BeEmpty();

    [Fact]
    public void What_the_pages_show_satisfies_it()
    {
        (string Page, string Settings)[] shown =
        [
            .. from page in Directory.EnumerateFiles(Path.Combine(Checkout.Root, "docs"), "*.md", SearchOption.AllDirectories)
               where Path.GetFileName(page) is not ("SP8001.md" or "SP8013.md" or "SP8016.md") // which show what is wrong
               from block in JsonBlock().Matches(File.ReadAllText(page))
               let part = block.Groups["part"].Success // of the section EventLog
               select (page, part ? $$"""{ "EventLog": { {{block.Groups["json"].Value}} } }""" : block.Groups["json"].Value),
        ];
        shown.Should().Contain(block => block.Page.EndsWith("configuration.md", StringComparison.Ordinal)).And.HaveCountGreaterThan(30);
        foreach ((string page, string settings) in shown)
            SettingsSchema.Judge(settings.Replace("7c2f…", Sha512, StringComparison.Ordinal)).Should().BeEmpty("{0} shows {1}", page, settings);
    }

    [Fact]
    public void What_the_cases_have_read_satisfies_it()
    {
        string[] cases = [.. Directory.EnumerateDirectories(Path.Combine(Checkout.Root, "tests/cases/configuration"))
            .Where(folder => !File.ReadAllText(Path.Combine(folder, "expected.json")).Contains("\"problems\"", StringComparison.Ordinal))];
        cases.Should().HaveCountGreaterThan(5);
        foreach (string folder in cases)
            SettingsSchema.Judge(File.ReadAllText(Path.Combine(folder, "settings.json"))).Should().BeEmpty("the case is '{0}'", folder);
    }

    [Theory]
    [InlineData("""{ "Packs": { "Folder": ["packs"] } }""", "/Packs")]
    [InlineData("""{ "Packs": { "Folders": "packs" } }""", "/Packs/Folders")]
    [InlineData("""{ "Packs": { "Watch": "often" } }""", "/Packs/Watch")]
    [InlineData("""{ "Packs": { "PollInterval": "5" } }""", "/Packs/PollInterval")]
    [InlineData("""{ "Packs": { "PollInterval": 5 } }""", "/Packs/PollInterval")]
    [InlineData("""{ "Packs": { "Code": [{ "Id": "Acme.Geo", "Sha512": "abc" }] } }""", "/Packs/Code/0/Sha512")]
    [InlineData("""{ "Packs": { "NuGet": { "Packs": { "Acme.Web": { "Versions": "1.*" } } } } }""", "/Packs/NuGet/Packs/Acme.Web")]
    [InlineData("""{ "EventLog": { "Redaktion": "null" } }""", "/EventLog")]
    [InlineData("""{ "EventLog": { "Redaction": "erase" } }""", "/EventLog/Redaction")]
    [InlineData("""{ "EventLog": { "MaxEventBytes": "many" } }""", "/EventLog/MaxEventBytes")]
    [InlineData("""{ "EventLog": { "MaxEventBytes": 0 } }""", "/EventLog/MaxEventBytes")]
    [InlineData("""{ "EventLog": { "Capsule": ["__ident__"] } }""", "/EventLog/Capsule/0")]
    [InlineData("""{ "EventLog": { "DeadLetters": { "KeepRefused": "perhaps" } } }""", "/EventLog/DeadLetters/KeepRefused")]
    [InlineData("""{ "EventLog": { "AllowedSchemas": [{ "Id": "a", "Version": "1" }] } }""", "/EventLog/AllowedSchemas/0")]
    [InlineData("""{ "EventLog": { "AllowedSchemas": { "a": { "AllowedCategories": "b" } } } }""", "/EventLog/AllowedSchemas/a/AllowedCategories")]
    [InlineData("""{ "EventLog": { "Handlers": { "my events": { "Kind": "file" } } } }""", "/EventLog/Handlers")]
    [InlineData("""{ "EventLog": { "Handlers": { "events": { "Kind": "file", "Modus": "durable" } } } }""", "/EventLog/Handlers/events")]
    [InlineData("""{ "EventLog": { "Handlers": { "events": { "Kind": "file", "Mode": "fast" } } } }""", "/EventLog/Handlers/events/Mode")]
    [InlineData("""{ "EventLog": { "Handlers": { "events": { "Kind": "console", "Mode": "durable" } } } }""", "/EventLog/Handlers/events")]
    [InlineData("""{ "EventLog": { "Handlers": { "events": { "Kind": "memory", "WhenFull": "retry" } } } }""", "/EventLog/Handlers/events/WhenFull")]
    [InlineData("""{ "EventLog": { "Handlers": { "events": { "Kind": "logger", "Schemas": ["a*b"] } } } }""", "/EventLog/Handlers/events/Schemas/0")]
    [InlineData("""{ "EventLog": { "Handlers": { "stream": { "Kind": "kafka", "Outbox": { "BatchCounts": 5 } } } } }""", "/EventLog/Handlers/stream/Outbox")]
    [InlineData("""{ "EventLog": { "Handlers": { "shop": { "Kind": "rabbitmq", "QueueType": "classic" } } } }""", "/EventLog/Handlers/shop/QueueType")]
    [InlineData("""{ "EventLog": { "Handlers": { "traces": { "Kind": "otlp", "Endpoint": "collector:4318" } } } }""", "/EventLog/Handlers/traces/Endpoint")]
    [InlineData("""{ "EventLog": { "Handlers": { "Acme.Geo/lookup": { "Kind": "file" } } } }""", "/EventLog/Handlers/Acme.Geo~1lookup")]
    [InlineData("""{ "Http": { "AllowedOrigins": ["app.example.org"] } }""", "/Http/AllowedOrigins/0")]
    public void A_mistake_is_shown_where_it_is(string settings, string pointer) =>
        SettingsSchema.Judge(settings).Should().Contain(finding => finding.Contains($" at '{pointer}", StringComparison.Ordinal));

    [Theory]
    [InlineData("""{ "$schema": "./appsettings.schema.json", "Urls": "http://127.0.0.1:5080", "Logging": { "LogLevel": { "Default": "Information" } } }""")]
    [InlineData("""{ "Http": { "Proxy": "an application's own section may have this name" } }""")]
    [InlineData("""{ "EventLog": { "Handlers": { "a": { "Kind": "an-applications-own", "Height": 3, "Queue": 10 } } } }""")]
    [InlineData("""{ "EventLog": { "Handlers": { "shop": { "Uris": ["amqps://rabbit-1:5671/"] } } } }""")] // its kind stands in another file
    [InlineData("""{ "EventLog": { "Handlers": { "Acme.Geo/lookup": { "Queue": 100, "Required": true } } } }""")]
    [InlineData("""{ "Packs": { "NuGet": { "Packs": { "Acme.Web": "1.*", "Acme.Shop": { "Version": "2.0", "Prerelease": true } }, "Poll": "01:00:00" } } }""")]
    public void What_is_right_or_somebody_elses_is_left_alone(string settings) => SettingsSchema.Judge(settings).Should().BeEmpty();

    [GeneratedRegex("^```jsonc?\n(?<json>\\s*(\\{\\s*\"(Packs|EventLog|Http)\"|(?<part>\"(Handlers|AllowedSchemas)\")).*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex JsonBlock();
}
