using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Inferring;

public sealed class InferTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("schemapacks-infer-");

    [Fact]
    public async Task A_draft_says_what_all_events_have_in_common()
    {
        string events = string.Concat(Enumerable.Range(0, 12).Select(number =>
            $$"""{"page":"/{{number}}","at":"2026-11-23T06:11:{{number + 10}}Z","session":"3f0f3b6e-2f0a-4a3c-9a38-6d1c5a2f7f{{number + 10}}","trigger":"{{(number % 2 == 0 ? "link" : "on")}}","count":{{number}},"share":0.5,"was":{{(number > 5 ? "null" : "true")}},"tags":["a","b"]{{(number > 5 ? ",\"viewer\":{\"name\":\"ada\"}" : "")}}}""" + "\n"));
        Ran ran = await InferAsync(events, "--id", "acme.example/page-view");
        ran.ExitCode.Should().Be(0);
        ran.Error.Should().Contain("Drafted from 12 events. Look for TODO.");
        ran.Output.Should().Be("""
            $id: acme.example/page-view
            version: 1
            title: page-view # TODO: what readers call it
            description: Drafted from 12 events. # TODO: when it happens
            type: object
            properties:
              at:
                type: string
                format: date-time
                # TODO categories: what kind of content it is, such as [unrestricted] or [user-identifier]
              count:
                type: integer
                minimum: 0
                # TODO categories: what kind of content it is, such as [unrestricted] or [user-identifier]
              page:
                type: string
                maxLength: 16
                # TODO categories: what kind of content it is, such as [unrestricted] or [user-identifier]
              session:
                type: string
                pattern: '^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$'
                # TODO categories: what kind of content it is, such as [unrestricted] or [user-identifier]
              share:
                type: number
                minimum: 0
                # TODO categories: what kind of content it is, such as [unrestricted] or [user-identifier]
              tags:
                type: array
                maxItems: 16
                items:
                  type: string
                  enum: [a, b]
                # TODO categories: what kind of content it is, such as [unrestricted] or [user-identifier]
              trigger:
                type: string
                enum: [link, "on"]
                # TODO categories: what kind of content it is, such as [unrestricted] or [user-identifier]
              viewer:
                type: object
                properties:
                  name:
                    type: string
                    enum: [ada]
                required: [name]
                # TODO categories: what kind of content it is, such as [unrestricted] or [user-identifier]
              was:
                type: [boolean, "null"]
                # TODO categories: what kind of content it is, such as [unrestricted] or [user-identifier]
            required: [at, count, page, session, share, tags, trigger, was]

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Lint_minds_nothing_of_a_draft_but_the_categories_and_its_events_fit_it()
    {
        const string Events = """
            {"schema":"acme.example/odd","version":"1.2","event":{"a: b":"x","no":"yes","#":[],"":{},"é":-1.5e3}}
            {"schema":"acme.example/odd","version":"1.2","event":{"a: b":"longer than sixteen characters it is","no":null}}
            """;
        string draft = Path.Combine(_folder.FullName, "pack", "odd.yaml");
        Directory.CreateDirectory(Path.GetDirectoryName(draft)!);
        (await InferAsync(Events, "-o", draft)).ExitCode.Should().Be(0);
        (await InferAsync(Events)).Output.Should().Be(await File.ReadAllTextAsync(draft, TestContext.Current.CancellationToken), "the same events give the same text");

        Ran linted = await Ran.InsideAsync("lint", draft, "--format", "concise");
        linted.Lines.Where(line => !line.Contains(": info ", StringComparison.Ordinal)).Should().NotBeEmpty().And.OnlyContain(line => line.Contains("SP3009") || line.Contains("SP3017"));
        Ran validated = await Ran.InsideAsync("validate", Path.Combine(_folder.FullName, "events.jsonl"), "--pack", draft);
        validated.Output.Should().StartWith("2 events, all valid");
    }

    [Fact]
    public async Task Versions_are_never_mixed()
    {
        const string Events = """
            {"schema":"acme.example/page-view","version":1,"event":{"page":"/"}}
            {"schema":"acme.example/page-view","version":2,"event":{"path":"/"}}
            {"schema":"acme.example/other","version":1,"event":{}}
            """;
        (await InferAsync(Events, "--schema", "acme.example/page-view")).Error.Should().Contain("1 of 'acme.example/page-view@1', 1 of 'acme.example/page-view@2'");

        Ran ran = await InferAsync(Events, "--schema", "acme.example/page-view@2");
        ran.ExitCode.Should().Be(0);
        ran.Output.Should().Contain("version: 2\n").And.Contain("path:").And.NotContain("page:");
        ran.Error.Should().Contain("Drafted from 1 event; 2 passed over.");
    }

    [Theory]
    [InlineData("{\"a\":1}", "give its id with --id")]
    [InlineData("[]", "there is no event")]
    [InlineData("{\"schema\":\"a\",\"version\":1,\"event\":{}}\n{\"schema\":\"b\",\"version\":1,\"event\":{}}", "more than one schema: 1 of 'a@1', 1 of 'b@1'; say with --schema")]
    [InlineData("{\"schema\":\"a\",\"version\":1,\"event\":{}}\n{\"schema\":\"a\",\"version\":2,\"event\":{}}\n{\"a\":1}", "1 of none that is named, 1 of 'a@1', 1 of 'a@2'")]
    public async Task Events_that_make_no_schema_are_refused(string events, string said)
    {
        Ran ran = await InferAsync(events);
        ran.ExitCode.Should().Be(2);
        ran.Error.Should().Contain(said);
        ran.Output.Should().BeEmpty();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Task<Ran> InferAsync(string events, params string[] options)
    {
        string path = Path.Combine(_folder.FullName, "events.jsonl");
        File.WriteAllText(path, events);
        return Ran.InsideAsync(["infer", path, .. options]);
    }
}
