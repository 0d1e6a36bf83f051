using System.Text;
using SchemaPacks.Parsing;

namespace SchemaPacks.Tests.Parsing;

/// <summary>Texts made to exhaust a reader: each ends in findings, none in an exception or a dead process.</summary>
public sealed class HostileTextTests
{
    public static TheoryData<string, string> Nests => new()
    {
        { "brackets", Repeat("[", 100_000) },
        { "mappings in flow", Repeat("{a: ", 100_000) },
        { "single pairs", Repeat("[a: ", 100_000) },
        { "lists in block", Repeat("- ", 100_000) + "a" },
        { "explicit keys", Repeat("? ", 100_000) + "a" },
        { "explicit keys in flow", Repeat("{? ", 100_000) },
        { "lists as keys", "? " + Repeat("[", 100_000) },
    };

    [Theory]
    [MemberData(nameof(Nests))]
    public void A_hundred_thousand_levels_are_refused_with_SP2009(string what, string text) =>
        Parse.Yaml(text, new() { Findings = 1_000_000 }).Findings.Where(finding => finding.Code is not ("SP2013" or "SP2012"))
            .Should().ContainSingle("of {0}", what).Which.Code.Should().Be("SP2009");

    [Fact]
    public void A_name_that_runs_into_brackets_is_malformed() =>
        Parse.Yaml(Repeat("{a:", 100_000)).Findings.Should().ContainSingle().Which.Code.Should().Be("SP2002");

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    public void The_same_in_JSON_is_refused_with_SP2009(string level) =>
        Parse.Json(Repeat(level, 100_000)).Findings.Where(finding => finding.Code != "SP2013").Should().ContainSingle().Which.Code.Should().Be("SP2009");

    [Fact]
    public void Sixty_four_levels_are_read_and_the_next_is_refused()
    {
        var deepest = $"{{a: {Repeat("[", 63)}{Repeat("]", 63)}}}";
        Parse.Good(Parse.Yaml(deepest)).Root.ValueKind.Should().Be(System.Text.Json.JsonValueKind.Object);
        Parse.Good(Parse.Json(deepest.Replace("a", "\"a\"", StringComparison.Ordinal)));
        Parse.Yaml($"{{a: {Repeat("[", 64)}{Repeat("]", 64)}}}").Findings.Should().ContainSingle().Which.Column.Should().Be(68);
    }

    [Fact]
    public void An_alias_bomb_does_not_expand()
    {
        var bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (var name = 'b'; name <= 'f'; name++)
            bomb.Append(name).Append(": &").Append(name).Append(" [").AppendJoin(", ", Enumerable.Repeat($"*{(char)(name - 1)}", 9)).Append("]\n");

        var parsed = Parse.Yaml(bomb.ToString());

        parsed.Document.Should().BeNull();
        parsed.Findings.Should().HaveCount(6 + 5 * 9).And.OnlyContain(finding => finding.Code == "SP2004");
    }

    [Fact]
    public void An_alias_to_itself_is_refused_with_SP2004() =>
        Parse.Yaml("a: &x [*x]\n").Findings.Select(finding => finding.Code).Should().Equal("SP2004", "SP2004");

    [Theory]
    [InlineData("a: [1, 2]\nb: 1", 5, true)]
    [InlineData("a: [1, 2]\nb: 1", 4, false)]
    public void Too_many_values_are_refused_with_SP2010(string text, int nodes, bool fits) =>
        Parse.Yaml(text, new() { Nodes = nodes }).Findings.Select(finding => finding.ToString())
            .Should().Equal(fits ? [] : ["Tests/schema.yaml(2,4): error SP2010: the schema has more than 4 values; split it"]);

    [Fact]
    public void A_large_file_is_refused_unread_with_SP1008()
    {
        Parse.Yaml("a: b", new() { Bytes = 4 }).Findings.Should().BeEmpty();
        Parse.Yaml("a: bc", new() { Bytes = 4 }).Findings.Should().ContainSingle().Which.Code.Should().Be("SP1008");
    }

    [Theory]
    [InlineData("0x", "f")]
    [InlineData("0o", "7")]
    [InlineData("", "9")]
    [InlineData("1e", "9")]
    public void A_number_of_a_million_digits_is_refused_with_SP1008(string prefix, string digit)
    {
        var number = prefix + Repeat(digit, 1_000_000);

        Parse.Yaml($"a: {number}").Findings.Should().ContainSingle().Which.ToString().Should()
            .Be($"Tests/schema.yaml(1,4): error SP1008: the number has {number.Length} characters, 1000 are allowed; shorten it, or quote it if it is text");
        Parse.Good(Parse.Yaml($"a: '{number}'"));
    }

    [Fact]
    public void A_number_of_a_thousand_digits_is_read()
    {
        Parse.Good(Parse.Yaml($"a: {Repeat("9", 1_000)}"));
        Parse.Json($$"""{"a":{{Repeat("9", 1_001)}}}""").Findings.Should().ContainSingle().Which.Code.Should().Be("SP1008");
    }

    [Fact]
    public void Findings_end_at_their_limit() =>
        Parse.Yaml(Repeat("a: 1\n", 1000)).Findings.Should().HaveCount(100).And.OnlyContain(finding => finding.Code == "SP2008");

    [Fact]
    public void A_long_name_is_cut_in_messages()
    {
        var name = new string('n', 1000);
        Parse.Yaml($"{name}: 1\n{name}: 2\n").Findings.Should().ContainSingle().Which.Message.Length.Should().BeLessThan(200);
    }

    [Fact]
    public void A_pointer_stops_above_a_name_that_is_too_long() =>
        Parse.Yaml($"a:\n  ? {new string('n', 100_000)}\n  : {{b: 1, b: 2}}\n").Findings.Should().ContainSingle().Which.Pointer.Should().Be("/a");

    [Fact]
    public void Random_edits_never_throw()
    {
        var good = Encoding.UTF8.GetBytes(
            """
            # comment
            $id: https://example.org/événement
            version: 1
            properties:
              thing: { title: "A \u00e9 \"thing\"", categories: [a/b, 'c''d'] }
              user:
                description: >-
                  folded
                  text
                enum: [~, true, 0x1f, 1e3, .5, -0]
                pattern: |
                  ^[a-z]+$
              ? explicit
              : - nested
                - { }
            required: [thing, user]
            """);
        var random = new Random(2026);
        var refused = 0;
        var unplaced = new List<Diagnostic>();
        for (var round = 0; round < 2_000; round++)
        {
            var bytes = Mutate(good, random);
            foreach (var name in new[] { "mutant.yaml", "mutant.json" })
            {
                var parsed = DocumentParser.Parse(new SchemaOrigin("Mutants", name), bytes);
                unplaced.AddRange(parsed.Findings.Where(finding => finding is not { Line: >= 1, Column: >= 1, Pointer: not null, Message.Length: > 0 }));
                (parsed.Document is null).Should().Be(parsed.Findings.Count > 0);
                refused += parsed.Findings.Count > 0 && name == "mutant.yaml" ? 1 : 0;
            }
        }

        unplaced.Should().BeEmpty();
        refused.Should().BeInRange(500, 1_999, "the edits break some texts and spare others");
    }

    private static byte[] Mutate(byte[] good, Random random)
    {
        var bytes = good.ToList();
        ReadOnlySpan<byte> telling = "[]{}:,-?&*!|>'\"%@`# \t\n\r<~.0\\"u8;
        for (var edits = random.Next(1, 4); edits > 0; edits--)
        {
            var at = random.Next(bytes.Count);
            var next = random.Next(4) == 0 ? (byte)random.Next(256) : telling[random.Next(telling.Length)];
            switch (random.Next(3))
            {
                case 0:
                    bytes[at] = next;
                    break;
                case 1:
                    bytes.Insert(at, next);
                    break;
                default:
                    bytes.RemoveAt(at);
                    break;
            }
        }

        return [.. bytes];
    }

    private static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();
}
