using System.Text.RegularExpressions;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Documenting;

public sealed partial class DocsTests : IDisposable
{
    private const string Odd = """
        $id: acme.example/<odd>
        version: 1
        title: <script>alert(1)</script>
        description: "A & B"
        owner: '"><img src=x>'
        properties:
          '<b>': { type: string, categories: ['<i>'], description: '</td>' }
          viewer: { $ref: '#/definitions/viewer', categories: [unrestricted] }
        required: ['<b>']
        definitions:
          viewer: { type: object, properties: { session: { type: string, format: uuid, deprecated: true } } }
        examples:
          - { '<b>': '</code>' }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("schemapacks-docs-");

    [Fact]
    public async Task Every_schema_has_a_page_and_all_links_lead_somewhere()
    {
        Write("a/odd.yaml", Odd);
        Write("a/odd-2.yaml", Odd.Replace("version: 1", "version: 2", StringComparison.Ordinal));
        Write("a/door.yaml", "$id: acme.example/door\nversion: 1\nproperties: {}\n");
        Ran ran = await Ran.InsideAsync("docs", Path.Combine(_folder.FullName, "a"), "-o", Path.Combine(_folder.FullName, "out"));
        ran.ExitCode.Should().Be(0);
        ran.Output.Should().StartWith("3 schemas in ");

        string[] pages = Directory.GetFiles(Path.Combine(_folder.FullName, "out"), "*.html", SearchOption.AllDirectories);
        pages.Should().HaveCount(4);
        foreach (string page in pages)
        {
            string html = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);
            html.Should().Contain("<html lang=\"en\">").And.Contain("<main id=\"main\">").And.NotContain("http-equiv").And.NotContain("<script>alert").And.NotContain("<img").And.NotContain("<b>");
            Regex.Count(html, "<h1>").Should().Be(1);
            foreach (Match link in Link().Matches(html))
                if (link.Groups[1].Value is var target && !target.StartsWith('#') && target != "data:,")
                    File.Exists(Path.Combine(Path.GetDirectoryName(page)!, target)).Should().BeTrue("{0} links to {1}", page, target);
        }

        string odd = await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "out", "schemas", "acme.example-odd-1.html"), TestContext.Current.CancellationToken);
        odd.Should().Contain("&lt;b&gt;").And.Contain("required</span>").And.Contain("string (uuid)").And.Contain("deprecated</span>").And.Contain("acme.example-odd-2.html");
        odd.Should().Contain("role=\"table\"").And.Contain("data-label=\"Type\"", "on a phone its rows are cards").And.Contain("acme.example/<wbr>&lt;odd&gt;");
        string index = await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "out", "index.html"), TestContext.Current.CancellationToken);
        index.Should().Contain("2 events in 1 pack.").And.Contain("data-words=\"").And.Contain("role=\"status\"");
    }

    [Fact]
    public async Task Markdown_has_the_same()
    {
        Write("a/odd.yaml", Odd);
        (await Ran.InsideAsync("docs", Path.Combine(_folder.FullName, "a"), "-o", Path.Combine(_folder.FullName, "out"), "--format", "markdown", "--title", "Ours")).ExitCode.Should().Be(0);
        (await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "out", "index.md"), TestContext.Current.CancellationToken)).Should().StartWith("# Ours\n").And.Contain("](schemas/acme.example-odd-1.md)").And.NotContain("<script>");
        (await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "out", "schemas", "acme.example-odd-1.md"), TestContext.Current.CancellationToken))
            .Should().Contain("| `viewer.session` | string (uuid) |  |  |  |").And.Contain("owned by");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Write(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    [GeneratedRegex("(?:href|src)=\"([^\"]+)\"")]
    private static partial Regex Link();
}
