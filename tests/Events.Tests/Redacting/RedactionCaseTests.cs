using System.Text.Json;
using SchemaPacks.Configuration;

namespace SchemaPacks.Tests.Events.Redacting;

/// <summary>
/// Every folder of <c>tests/cases/redaction</c>: <c>schema.yaml</c> (id = the folder's name after <c>example.org/</c>), <c>policy.json</c> (an entry of
/// AllowedSchemas, plus HashKey), <c>event.json</c>, and in <c>recorded.json</c> the record without its capsule, character by character.
/// </summary>
public sealed class RedactionCaseTests
{
    public static TheoryData<string> Cases => CaseFolder.Names("redaction");

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_record_holds_what_the_policy_allows(string name)
    {
        var folder = new CaseFolder("redaction", name);
        JsonElement policy = folder.Json("policy.json");
        byte[] given = folder.Bytes("event.json");
        byte[] before = [.. given];
        await using var log = new TestLog(packs => packs
            .FromDocument("schema.yaml", folder.Text("schema.yaml"))
            .Configure(options => options.HashKey = Text(policy, "HashKey") ?? "0123456789abcdef")
            .Allow($"example.org/{name}", entry => Apply(policy, entry)));

        EventOutcome outcome = await log.Log.RecordAsync($"example.org/{name}", 1, given);

        outcome.ToString().Should().Be("Recorded", folder.Sentence);
        Body(log.Lines.Single()).Should().Be(folder.Text("recorded.json").TrimEnd('\n'), folder.Sentence);
        given.Should().Equal(before, "the caller's event is never changed");
    }

    [Fact]
    public void There_is_a_case_for_each_rule_and_each_leak() => Cases.Count.Should().BeGreaterThanOrEqualTo(79);

    private static string Body(string line)
    {
        const string CapsuleEnd = "\"__metadata_version__\":1";
        string rest = line[(line.IndexOf(CapsuleEnd, StringComparison.Ordinal) + CapsuleEnd.Length)..];
        return "{" + rest.TrimStart(',');
    }

    private static void Apply(JsonElement policy, AllowedSchema entry)
    {
        foreach (string category in Texts(policy, "AllowedCategories"))
            entry.AllowedCategories.Add(category);
        foreach (string property in Texts(policy, "AllowedProperties"))
            entry.AllowedProperties.Add(property);
        if (Text(policy, "Redaction") is { } mode)
            entry.Redaction = Enum.Parse<RedactionMode>(mode, ignoreCase: true);
    }

    private static string? Text(JsonElement policy, string name) => policy.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static IEnumerable<string> Texts(JsonElement policy, string name) =>
        policy.TryGetProperty(name, out JsonElement values) ? values.EnumerateArray().Select(value => value.GetString()!) : [];
}
