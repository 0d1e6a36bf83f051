using SchemaPacks.Tests.Browsing;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Screens;

/// <summary>A pack whose every text is an attempt to run something: it is shown as the text that it is, everywhere.</summary>
public sealed class HostileTextTests(Chromium chromium)
{
    private const string Image = "<img src=x onerror=alert(1)>";

    private const string Script = "\\\"'--></script><script>alert(1)</script><svg onload=alert(1)>{{constructor.constructor('alert(1)')()}}";

    private const string Link = "[x](javascript:alert(1)) <a href=javascript:alert(1)>x</a>";

    private const string Id = "evil.example/<img src=x onerror=alert(1)>";

    private static readonly string Hostile = $$"""
        $schema: https://json-schema.org/draft/2020-12/schema
        $id: "{{Id}}"
        version: "1"
        title: "{{Image}}"
        description: "{{Script}}"
        type: object
        properties:
          "{{Image}}":
            title: "{{Script}}"
            description: "{{Link}}"
            enum: ["{{Image}}", "{{Script}}"]
            categories: [unrestricted]
        examples:
          - { "{{Image}}": "{{Image}}" }

        """;

    [Fact]
    public async Task Nothing_of_a_hostile_pack_runs_on_any_screen()
    {
        using var folder = new TemporaryFolder();
        string packs = Path.Combine(folder.Path, "packs");
        SchemaFolder.Write(packs, "Evil", ("evil.yaml", Hostile), ("broken.yaml", $"$id: \"{Image}\"\nversion: \"{Image}\"\ntype: \"{Image}\"\n"));
        await using HostProcess host = await HostProcess.StartAsync(folder, ("Packs__Folders__1", packs), ("EventLog__AllowedSchemas__99", Id));
        string fitting = $$"""{"schema":"{{Id}}","version":"1","event":{"{{Image}}":"{{Image}}"} }""";
        string refused = $$"""{"schema":"{{Image}}","version":"<b>","event":{"{{Image}}":1} }""";
        await host.PostAsync(fitting);
        await host.PostAsync(refused);
        await host.PostAsync($$"""{"schema":"{{Id}}","version":"1","event":{"{{Image}}":"neither"} }""");

        await using Visit visit = await Visit.BeginAsync(chromium, host);
        string schema = $"schema?id={Uri.EscapeDataString(Id)}";
        string[] screens = ["", "tail", "refused", "schemas", "packs", "handlers", "settings", schema, .. new[] { "source", "versions", "examples", "try", "usage" }.Select(tab => $"{schema}&tab={tab}"),
            $"schemas?q={Uri.EscapeDataString(Image)}&ns={Uri.EscapeDataString(Image)}", $"tail?schema={Uri.EscapeDataString(Image)}", $"{Uri.EscapeDataString(Image)}",
            $"{schema}&tab=try&event={Uri.EscapeDataString(Script)}", $"schema?id={Uri.EscapeDataString(Script)}", $"{schema}&property={Uri.EscapeDataString(Image)}&line={Uri.EscapeDataString(Image)}"];
        foreach (string screen in screens)
        {
            await visit.OpenAsync(screen);
            await host.PostAsync(fitting);
            (await visit.Page.Locator("main img, main script, main svg[onload], a[href^='javascript:']").CountAsync()).Should().Be(0, screen);
        }

        await visit.OpenAsync(schema);
        await Assertions.Expect(visit.Heading).ToHaveTextAsync(Image);
    }
}
