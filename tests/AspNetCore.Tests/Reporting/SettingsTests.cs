using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SchemaPacks.Tests.Fakes;

namespace SchemaPacks.Tests.Reporting;

public sealed class SettingsTests
{
    private const string Canary = "canary-4711";

    [Theory]
    [InlineData("EventLog:Token")]
    [InlineData("EventLog:HashKey")]
    [InlineData("EventLog:Keys:0:Hash")]
    [InlineData("EventLog:Handlers:kafka:Client:sasl.password")]
    [InlineData("EventLog:Handlers:rabbit:Uris:0")]
    [InlineData("EventLog:Handlers:otlp:Headers")]
    [InlineData("Packs:NuGet:Sources:0:Source")]
    [InlineData("EventLog:SomethingThatIsYetToCome")]
    [InlineData("Http:Jwt:SigningKey")]
    [InlineData("Security:Keys:shop:Hash")]
    [InlineData("Telemetry:Otlp:Endpoint")]
    [InlineData("Telemetry:Otlp:Headers")]
    public async Task A_setting_that_may_hold_a_secret_is_named_and_its_value_hidden(string key)
    {
        JsonElement answer = await ReadAsync((key, Canary));
        Setting(answer, key).Should().Be("***");
        answer.GetRawText().Should().NotContain(Canary);
    }

    [Theory]
    [InlineData("Http:AllowedOrigins:0", "https://shop:canary-4711@example.org")]
    [InlineData("EventLog:Directory", "Server=db;Password=canary-4711")]
    public async Task A_secret_in_the_wrong_place_is_hidden_too(string key, string value) => Setting(await ReadAsync((key, value)), key).Should().Be("***");

    [Fact]
    public async Task Other_settings_are_shown_with_where_they_come_from_and_nothing_else_is_there()
    {
        JsonElement answer = await ReadAsync(("EventLog:Handlers:events:Kind", "file"), ("EventLog:AllowedSchemas:0", "acme.page-view"), ("Logging:LogLevel:Default", "Warning"),
            ("Security:Keys:shop:Scopes:0", "read"), ("Security:Anonymous:0", "write"), ("Telemetry:Service", "shop"), ("Unrelated:Name", Canary));
        Setting(answer, "EventLog:Handlers:events:Kind").Should().Be("file");
        Setting(answer, "EventLog:AllowedSchemas:0").Should().Be("acme.page-view");
        Setting(answer, "Logging:LogLevel:Default").Should().Be("Warning");
        Setting(answer, "Security:Keys:shop:Scopes:0").Should().Be("read");
        Setting(answer, "Security:Anonymous:0").Should().Be("write");
        Setting(answer, "Telemetry:Service").Should().Be("shop");
        answer.GetProperty("settings")[0].GetProperty("source").GetString().Should().Be("Memory");
        answer.GetRawText().Should().NotContain("Unrelated");
    }

    private static async Task<JsonElement> ReadAsync(params (string Key, string Value)[] settings)
    {
        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();
        await using WatchedApplication app = await WatchedApplication.StartAsync(
            services: services => services.AddSingleton<IConfiguration>(configuration), map: app => app.MapSettings());
        return await app.GetAsync("/api/settings");
    }

    private static string? Setting(JsonElement answer, string key) =>
        answer.GetProperty("settings").EnumerateArray().Single(setting => setting.GetProperty("key").GetString() == key).GetProperty("value").GetString();
}
