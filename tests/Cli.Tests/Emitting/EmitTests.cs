using System.Text.Json;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Emitting;

public sealed class EmitTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("schemapacks-emit-").FullName;

    public EmitTests()
    {
        File.WriteAllText(Path.Combine(_folder, "page-view.yaml"), """
            $id: acme.page-view
            version: 2
            type: object
            properties:
              path: { type: string, pattern: "^/", examples: [/orders], categories: [unrestricted] }
              milliseconds: { type: integer, minimum: 0, categories: [unrestricted] }
            required: [path]
            """);
        File.WriteAllText(Path.Combine(_folder, "survey.yaml"), """
            $id: acme.survey
            version: "1.0"
            type: object
            properties:
              answer: { enum: ["yes", "no"], categories: [unrestricted] }
            required: [answer]
            """);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Each_schema_gives_an_event_to_a_line_in_an_envelope_that_a_host_takes()
    {
        Ran ran = await Ran.InsideAsync("emit", _folder);

        ran.ExitCode.Should().Be(0, ran.Error);
        ran.Lines.Should().Equal(
            """{"schema":"acme.page-view","version":2,"event":{"path":"/orders","milliseconds":42}}""",
            """{"schema":"acme.survey","version":"1.0","event":{"answer":"yes"}}""");
        ran.Error.Should().BeEmpty();
    }

    [Fact]
    public async Task A_schema_file_and_a_folder_of_packs_are_taken_like_a_pack()
    {
        (await Ran.InsideAsync("emit", Path.Combine(_folder, "survey.yaml"), "--bare")).Lines.Should().Equal("""{"answer":"yes"}""");

        string packs = Directory.CreateDirectory(Path.Combine(_folder, "packs", "Acme")).Parent!.FullName;
        File.Move(Path.Combine(_folder, "survey.yaml"), Path.Combine(packs, "Acme", "survey.yaml"));
        (await Ran.InsideAsync("emit", packs, "--bare")).Lines.Should().Equal("""{"answer":"yes"}""");
    }

    [Theory]
    [InlineData("acme.survey")]
    [InlineData("acme.survey@1.0")]
    public async Task One_schema_is_asked_for_by_its_id_or_its_key(string schema)
    {
        Ran ran = await Ran.InsideAsync("emit", _folder, "--schema", schema, "--bare");

        ran.Lines.Should().Equal("""{"answer":"yes"}""");
    }

    [Fact]
    public async Task Events_say_as_much_as_is_asked_for_and_a_seed_gives_the_same_again()
    {
        (await Ran.InsideAsync("emit", _folder, "--schema", "acme.page-view", "--extent", "required", "--bare")).Lines.Should().Equal("""{"path":"/orders"}""");

        Ran many = await Ran.InsideAsync("emit", _folder, "--schema", "acme.page-view", "--count", "30", "--seed", "7");
        many.Lines.Should().HaveCount(30);
        many.Lines.Distinct().Should().HaveCountGreaterThan(5);
        (await Ran.InsideAsync("emit", _folder, "--schema", "acme.page-view", "--count", "30", "--seed", "7")).Output.Should().Be(many.Output);
    }

    [Fact]
    public async Task Events_to_be_refused_come_with_the_reason_beside_them()
    {
        Ran ran = await Ran.InsideAsync("emit", _folder, "--schema", "acme.page-view", "--refused");

        ran.ExitCode.Should().Be(0);
        ran.Error.Should().Contain("# acme.page-view@2 required property 'path' is missing").And.Contain("# acme.page-view@2 /milliseconds: value must be at least 0");
        ran.Lines.Should().HaveCount(ran.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);

        using var json = JsonDocument.Parse((await Ran.InsideAsync("emit", _folder, "--schema", "acme.page-view", "--refused", "--format", "json")).Output);
        json.RootElement.GetProperty("events").EnumerateArray().Select(made => made.GetProperty("refusal").GetProperty("keyword").GetString()).Should().Contain(["required", "minimum", "pattern", "type"]);
        json.RootElement.GetProperty("events")[0].EnumerateObject().Select(member => member.Name).Should().Equal("schema", "version", "event", "refusal");
    }

    [Fact]
    public async Task A_schema_that_nothing_satisfies_is_named_and_is_1()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "never.yaml"), """
            $id: acme.never
            version: 1
            type: object
            properties:
              a: { type: string, minLength: 3, maxLength: 2, categories: [unrestricted] }
            required: [a]
            """, TestContext.Current.CancellationToken);

        Ran ran = await Ran.InsideAsync("emit", _folder);

        ran.ExitCode.Should().Be(1);
        ran.Lines.Should().HaveCount(2);
        ran.Error.Should().Contain("no event of 'acme.never@1' was found");
    }

    [Theory]
    [InlineData("acme.surve", "there is no schema 'acme.surve'; there is 'acme.page-view@2', 'acme.survey@1.0'")]
    [InlineData("acme.survey@9", "there is no schema 'acme.survey@9'")]
    public async Task A_schema_that_is_not_there_is_2_and_says_which_are(string schema, string message)
    {
        Ran ran = await Ran.InsideAsync("emit", _folder, "--schema", schema);

        ran.ExitCode.Should().Be(2);
        ran.Error.Should().Contain(message);
    }

    [Theory]
    [InlineData("--count", "0")]
    [InlineData("--count", "many")]
    [InlineData("--extent", "some")]
    public async Task A_wrong_option_is_2(string option, string value) =>
        (await Ran.InsideAsync("emit", _folder, option, value)).ExitCode.Should().Be(2);
}
