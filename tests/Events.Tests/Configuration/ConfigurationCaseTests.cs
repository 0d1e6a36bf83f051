using System.Text.Json;
using Microsoft.Extensions.Configuration;
using SchemaPacks.Configuration;

namespace SchemaPacks.Tests.Events.Configuration;

/// <summary>
/// Every folder of <c>tests/cases/configuration</c>: <c>settings.json</c>, and in <c>expected.json</c> either all <c>problems</c> as the start would print
/// them, or what was <c>allowed</c> and which <c>handlers</c> there are.
/// </summary>
public sealed class ConfigurationCaseTests
{
    public static TheoryData<string> Cases => CaseFolder.Names("configuration");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Settings_are_read_or_refused_whole(string name)
    {
        var folder = new CaseFolder("configuration", name);
        JsonElement expected = folder.Json("expected.json");
        IConfiguration settings = new ConfigurationBuilder().AddJsonFile(folder.PathOf("settings.json")).Build();

        SchemaPacksSettings? read = null;
        IReadOnlyList<string> problems = [];
        try
        {
            read = SettingsCheck.Build([new SchemaPacksSetup(packs => packs.FromConfiguration(settings))]);
        }
        catch (SchemaPacksConfigurationException exception)
        {
            problems = [.. exception.Findings.Select(finding => finding.ToString())];
            exception.Message.Should().ContainAll(problems);
        }

        problems.Should().Equal(Texts(expected, "problems"), folder.Sentence);
        if (read is null)
            return;
        read.AllowedSchemas.Select(Describe).Should().Equal(Texts(expected, "allowed"), folder.Sentence);
        read.Handlers.Select(Describe).Should().Equal(Texts(expected, "handlers"), folder.Sentence);
    }

    private static string Describe(AllowedSchema entry) => string.Join(' ', new[]
    {
        entry.Id,
        entry.Versions is null ? "" : $"versions={entry.Versions}",
        entry.AllowedCategories.Count == 0 ? "" : $"categories={string.Join(',', entry.AllowedCategories)}",
        entry.AllowedProperties.Count == 0 ? "" : $"properties={string.Join(',', entry.AllowedProperties)}",
        entry.Redaction is null ? "" : $"redaction={entry.Redaction}",
    }.Where(part => part.Length > 0));

    private static string Describe(HandlerRegistration handler) => string.Join(' ', new[]
    {
        handler.Name,
        handler.Options.Required ? "required" : "",
        handler.Options.Schemas.Count == 0 ? "" : $"schemas={string.Join(',', handler.Options.Schemas)}",
        handler.Options.AllowedCategories is { } categories ? $"categories={string.Join(',', categories)}" : "",
        handler.Options.AllowedProperties is { } properties ? $"properties={string.Join(',', properties)}" : "",
        handler.Options.Redaction is null ? "" : $"redaction={handler.Options.Redaction}",
    }.Where(part => part.Length > 0));

    private static string[] Texts(JsonElement expected, string name) =>
        expected.TryGetProperty(name, out JsonElement texts) ? [.. texts.EnumerateArray().Select(text => text.GetString()!)] : [];
}
