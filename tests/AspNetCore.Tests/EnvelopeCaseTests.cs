using System.Text.Json;
using System.Text.Json.Nodes;
using SchemaPacks.Answering;
using SchemaPacks.JsonSchema.Reading;
using SchemaPacks.Receiving;

namespace SchemaPacks.Tests;

/// <summary>Runs every folder of <c>tests/cases/envelope</c>: a body, and what is wrong with it.</summary>
public sealed class EnvelopeCaseTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "cases", "envelope");

    public static TheoryData<string> Cases => [.. Directory.EnumerateDirectories(Folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_envelope_is_read_or_every_problem_is_named(string name)
    {
        string folder = Path.Combine(Folder, name);
        byte[] body = File.ReadAllBytes(Path.Combine(folder, "body"));

        ReceivedEnvelope envelope = EnvelopeReader.Read(body, new NameTable());

        JsonObject read = Shown(envelope);
        string expected = Path.Combine(folder, "expected.json");
        JsonNode wanted = JsonNode.Parse(File.ReadAllText(expected))!;
        JsonNode.DeepEquals(read, wanted).Should().BeTrue("of {0} and not {1}", wanted.ToJsonString(), read.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_envelope_in_an_array_is_read_as_it_is_alone(string name)
    {
        byte[] body = File.ReadAllBytes(Path.Combine(Folder, name, "body"));
        byte[] good = """{"schema":"acme.page-view","version":1,"event":{}}"""u8.ToArray();
        var reader = new BatchReader((byte[])[.. "[ "u8, .. good, .. ",\n  "u8, .. body, .. ","u8, .. good, .. "]"u8], BodyForm.Json, new NameTable());
        ReceivedEnvelope alone = EnvelopeReader.Read(body, new NameTable());

        List<ReceivedEnvelope> read = [];
        ProblemError? refusal;
        while (reader.TryRead(out ReceivedEnvelope received, out refusal))
            read.Add(received);

        if (JsonText.Check(body, BodyText.MaxDepth) is { Kind: not (JsonTextProblemKind.LoneSurrogate or JsonTextProblemKind.InvalidUtf8 or JsonTextProblemKind.DuplicateName) } broken)
        {
            refusal.Should().NotBeNull("{0} breaks the array", broken.Message);
            return;
        }

        refusal.Should().BeNull();
        read.Should().HaveCount(3);
        read[0].Problems.Should().BeNull();
        read[2].Problems.Should().BeNull();
        JsonNode.DeepEquals(Shown(read[1]), Shown(alone)).Should().BeTrue("of {0} and not {1}", Shown(alone).ToJsonString(), Shown(read[1]).ToJsonString());
    }

    private static JsonObject Shown(ReceivedEnvelope envelope)
    {
        var read = new JsonObject();
        if (envelope.Problems is { } problems)
        {
            read["problems"] = new JsonArray([.. problems.Select(problem => new JsonObject
            {
                ["code"] = problem.Descriptor.Code,
                ["field"] = problem.Field,
                ["pointer"] = problem.Pointer,
                ["line"] = problem.Line,
                ["column"] = problem.Column,
                ["message"] = problem.Message,
            })]);
        }
        else
        {
            read["schema"] = envelope.Key!.Value.Id;
            read["version"] = envelope.Key!.Value.Version.Text;
            read["event"] = System.Text.Encoding.UTF8.GetString(envelope.Data.Span);
            read["timestamp"] = envelope.Timestamp?.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
            read["id"] = envelope.Id;
        }
        return read;
    }
}
