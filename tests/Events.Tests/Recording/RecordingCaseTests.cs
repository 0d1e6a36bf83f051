using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace SchemaPacks.Tests.Events.Recording;

/// <summary>
/// Every folder of <c>tests/cases/recording</c>: <c>schema.yaml</c>, <c>settings.json</c>, <c>event.json</c> byte for byte, what else is in the envelope in
/// <c>envelope.json</c>, and in <c>expected.json</c> the outcome: <c>status</c>, and either the <c>record</c> or the <c>findings</c>.
/// <c>{registry}</c>, <c>{content-hash}</c> and <c>{uuid}</c> stand for what the run says. The clock stands at 2026-11-23T06:11:29Z.
/// </summary>
public sealed partial class RecordingCaseTests
{
    public static TheoryData<string> Cases => CaseFolder.Names("recording");

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_outcome_is_as_expected(string name)
    {
        var folder = new CaseFolder("recording", name);
        JsonElement expected = folder.Json("expected.json");
        IConfiguration settings = new ConfigurationBuilder().AddJsonFile(folder.PathOf("settings.json")).Build();
        await using var log = new TestLog(packs => packs.FromConfiguration(settings).FromDocument("schema.yaml", folder.Text("schema.yaml")));

        EventOutcome outcome = await log.Log.RecordAsync(Envelope(folder));

        outcome.Status.ToString().Should().Be(expected.GetProperty("status").GetString(), "{0}: {1}", folder.Sentence, outcome);
        if (expected.TryGetProperty("findings", out JsonElement findings))
        {
            outcome.Findings.Should().HaveCount(findings.GetArrayLength(), "{0}", outcome);
            foreach ((Diagnostic actual, JsonElement finding) in outcome.Findings.Zip(findings.EnumerateArray()))
                Compare(actual, finding);
            log.Lines.Should().BeEmpty();
        }
        else
            Name(log.Lines.Single(), log).Should().Be(expected.GetProperty("record").GetString(), folder.Sentence);
    }

    private static EventEnvelope Envelope(CaseFolder folder)
    {
        JsonElement envelope = folder.Json("envelope.json");
        return new EventEnvelope(new SchemaKey(envelope.GetProperty("schema").GetString()!, SchemaVersion.Parse(envelope.GetProperty("version").GetString()!)), folder.Bytes("event.json"))
        {
            Timestamp = envelope.TryGetProperty("timestamp", out JsonElement timestamp) ? DateTimeOffset.Parse(timestamp.GetString()!, CultureInfo.InvariantCulture) : null,
            Id = envelope.TryGetProperty("id", out JsonElement id) ? id.GetString() : null,
            Source = envelope.TryGetProperty("client", out JsonElement client) ? EventSource.Client(client.GetString()) : EventSource.Server,
        };
    }

    private static void Compare(Diagnostic actual, JsonElement expected)
    {
        foreach (JsonProperty property in expected.EnumerateObject())
            (property.Name switch
            {
                "code" => actual.Code,
                "message" => actual.Message,
                "pointer" => actual.Pointer,
                "schemaPointer" => actual.SchemaPointer,
                "keyword" => actual.Keyword,
                "line" => actual.Line?.ToString(CultureInfo.InvariantCulture),
                "column" => actual.Column?.ToString(CultureInfo.InvariantCulture),
                _ => throw new InvalidOperationException($"A finding has no '{property.Name}'."),
            }).Should().Be(property.Value.ToString(), property.Name);
    }

    private static string Name(string line, TestLog log)
    {
        RegistryRevision registry = ((IEventSchemaRegistry)log.Services.GetService(typeof(IEventSchemaRegistry))!).Current;
        return VersionSevenUuid().Replace(line.Replace(registry.Digest, "{registry}").Replace(registry.Schemas[0].ContentHash, "{content-hash}"), "{uuid}");
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")]
    private static partial Regex VersionSevenUuid();
}
