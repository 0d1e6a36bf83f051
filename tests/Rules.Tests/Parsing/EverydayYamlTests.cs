using System.Text;
using SchemaPacks.Parsing;

namespace SchemaPacks.Tests.Parsing;

/// <summary>What the quick reader takes, it takes as the thorough one does: to the same JSON, at the same places, and nothing that has a mistake.</summary>
public sealed class EverydayYamlTests
{
    private const int Mutations = 30_000;
    private const string Signs = "\n\n  :-#,[]{}'\"|>&*!?%@`~<=\\/.$0a1e+_ \r\té\u00a0";

    private static readonly string[] Pieces =
    [
        "key: value\n", "- item\n", "- a: 1\n  b: 2\n", "  nested:\n    - x\n", "# comment\n", " # comment", "\n", "\n\n", ": ", "- ", "---\n", "...\n", "|\n  text\n", ">-\n  text\n  more\n\n  text\n",
        "[a, b]", "{ a: 1, b: [c] }", "'it''s'", "\"a\\\\b\"", "https://example.com/x", "null", "~", "0x1f", "1e3", ".inf", "yes", "<<: x\n", "&a ", "*a", "!!str ", "? ", "\r\n", "key:\n- x\n- y\n", "\"key\": 1\n", "a:\n  text\n",
        "a: b\n  c\n", "a: b\n\n  c\n", "-1", "- - x\n", "-\n  a: 1\n", "a: |-\n   b\n    c\n", "a: >\n  b\n  # c\nd: e\n",
    ];

    [Fact]
    public void Schemas_as_authors_write_them_are_taken()
    {
        string[] texts = [.. Texts()];
        int taken = texts.Count(text => Quick(text) is not null);
        taken.Should().BeGreaterThan(texts.Length / 2);
    }

    [Fact]
    public void What_is_taken_is_what_the_thorough_reader_takes()
    {
        foreach (string text in Texts())
            Compare(text);
    }

    [Theory]
    [MemberData(nameof(Written))]
    public void Everyday_forms_are_taken(string text)
    {
        Quick(text).Should().NotBeNull();
        Compare(text);
    }

    public static TheoryData<string> Written =>
    [
        "a: 1\n", "a: 1", "---\na: 1\n", "# first\n\na: b # c\n# last\n", "a:\n- b\n- c\nd: e\n", "a:\n  - b: 1\n    c: 2\n  - d\n", "a: [b, 'c', \"d\", 1, null]\n", "a: { b: c, d: [e, { f: g }] }\n", "a: []\nb: {}\n",
        "a: >\n  b\n  c\n\n  d\n\ne: f\n", "a: |-\n  b\n\n\n  c\n", "a: |\n  b # c\n", "a: b\n  c d\n  e\nf: g\n", "a: 'it''s'\n", "a: \"^\\\\d+\\\"$\"\n", "$id: https://example.com/a\n", "a:\n\n  # c\n  b: c\n", "a: -5\nb: .5\nc: 0x1F\n",
        "\"a b\": c\n'd': e\n", "a: 1\r\nb:\r\n  - c\r\n", "a: >-\r\n  b\r\n  c\r\n", "-a: b\n"[1..], "a: b:c\n", "a: b#c\n", "a: [x:y, https://e.com/a]\n", "a: größer\n",
    ];

    [Theory]
    [InlineData("a:\n")]
    [InlineData("a: &b c\n")]
    [InlineData("a: b\na: c\n")]
    [InlineData("a: .inf\n")]
    [InlineData("a: b: c\n")]
    [InlineData("a: b\n   c: d\n")]
    [InlineData("- a\n")]
    [InlineData("a: [b, c\n")]
    [InlineData("a: 1\n---\nb: 2\n")]
    [InlineData("")]
    public void Everything_else_is_left_to_the_thorough_reader(string text) => Quick(text).Should().BeNull();

    [Fact]
    public void A_text_that_nests_without_end_is_left_without_recursion_without_end()
    {
        Quick("a: " + new string('[', 100_000)).Should().BeNull();
        Quick(string.Concat(Enumerable.Range(0, 1_000).Select(depth => new string(' ', depth) + "a:\n"))).Should().BeNull();
    }

    [Fact]
    public void Mistakes_are_never_taken_and_nothing_is_taken_otherwise()
    {
        string[] texts = [.. Texts().Where(text => text.Length < 6_000), .. Pieces.Select(piece => "a: b\n" + piece)];
        var random = new Random(20261124);
        int taken = 0;
        for (int i = 0; i < Mutations; i++)
        {
            StringBuilder text = new(texts[random.Next(texts.Length)]);
            for (int edits = random.Next(1, 5); edits > 0 && text.Length > 2; edits--)
                Edit(text, random);
            taken += Compare(text.ToString()) ? 1 : 0;
        }

        taken.Should().BeGreaterThan(Mutations / 20); // else the comparison would show nothing
    }

    private static void Edit(StringBuilder text, Random random)
    {
        int at = random.Next(text.Length);
        switch (random.Next(6))
        {
            case 0:
                text.Remove(at, Math.Min(random.Next(1, 4), text.Length - at));
                break;
            case 1:
                text.Insert(at, Signs[random.Next(Signs.Length)]);
                break;
            case 2:
                text[at] = Signs[random.Next(Signs.Length)];
                break;
            case 3:
                text.Insert(at, Pieces[random.Next(Pieces.Length)]);
                break;
            case 4: // a line more or less indented
                int line = text.ToString().LastIndexOf('\n', at) + 1;
                if (random.Next(2) == 0 && line < text.Length && text[line] == ' ')
                    text.Remove(line, 1);
                else
                    text.Insert(line, " ");
                break;
            default: // a part of it once more, elsewhere
                text.Insert(random.Next(text.Length), text.ToString(at, Math.Min(random.Next(1, 60), text.Length - at)));
                break;
        }
    }

    private static bool Compare(string text)
    {
        if (Quick(text) is not { } quick)
            return false;
        var findings = new FindingList(new SchemaOrigin("Tests", "schema.yaml"), 100);
        var builder = new DocumentBuilder(findings, ParsingLimits.Default);
        YamlReader.Read(text, builder);
        findings.All.Should().BeEmpty("the quick reader took {0}", text);
        (var root, SourcePositions positions) = builder.Build();
        if (quick.Root != root.GetRawText() || !quick.Positions.SequenceEqual(positions.Nodes))
        {
            quick.Root.Should().Be(root.GetRawText(), "of {0}", text);
            quick.Positions.Should().Equal(positions.Nodes, "of {0}", text);
        }

        return true;
    }

    private static (string Root, IReadOnlyList<SourceNode> Positions)? Quick(string text)
    {
        var findings = new FindingList(new SchemaOrigin("Tests", "schema.yaml"), 100);
        var builder = new DocumentBuilder(findings, ParsingLimits.Default);
        if (!EverydayYamlReader.TryRead(text, builder, findings))
            return null;
        (var root, SourcePositions positions) = builder.Build();
        return (root.GetRawText(), positions.Nodes);
    }

    private static IEnumerable<string> Texts() => new[] { Path.Combine(TestFolders.Repository, "tests", "cases"), Path.Combine(TestFolders.Repository, "plugins"), Path.Combine(TestFolders.Repository, "src", "Host", "Schemas"), Path.Combine(TestFolders.Repository, "tests", "Fixtures") }
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories))
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(File.ReadAllText);
}
