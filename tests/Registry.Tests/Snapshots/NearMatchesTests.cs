using SchemaPacks.Snapshots;

namespace SchemaPacks.Tests.Snapshots;

/// <summary>Names that somebody may have meant.</summary>
public sealed class NearMatchesTests
{
    private static readonly string[] Known =
        ["acme.page-view", "acme.page-views", "acme.purchase", "hub.jupyter.org/server-action", "https://acme.example/page-view"];

    [Theory]
    [InlineData("acme.page-veiw", "acme.page-view,acme.page-views")]
    [InlineData("acme.page-view", "acme.page-view,acme.page-views")]
    [InlineData("ACME.Page-View", "acme.page-view,acme.page-views")]
    [InlineData("hub.jupyter.org/server_action", "hub.jupyter.org/server-action")]
    [InlineData("hub.jupyter.org/serveraction", "hub.jupyter.org/server-action")]
    [InlineData("http://acme.example/page-view", "https://acme.example/page-view")]
    [InlineData("acme.purhcase", "acme.purchase")]
    [InlineData("something.else", "")]
    [InlineData("", "")]
    public void Few_edits_make_a_near_match(string name, string expected) =>
        string.Join(',', NearMatches.Of(name, Known)).Should().Be(expected);

    [Theory]
    [InlineData("events", "Evnets", 1, true)]
    [InlineData("events", "event", 0, false)]
    [InlineData("events", "EVENTS", 0, true)]
    [InlineData("events", "evenings", 2, false)]
    [InlineData("events", "evenings", 3, true)]
    public void Names_are_compared_by_the_edits_between_them(string left, string right, int edits, bool areWithin)
    {
        NearMatches.AreWithin(left, right, edits).Should().Be(areWithin);
        NearMatches.AreWithin(right, left, edits).Should().Be(areWithin);
        NearMatches.AreWithin(left + new string('x', 300), right + new string('x', 300), edits).Should().BeFalse("they are too long to be compared");
    }

    [Fact]
    public void Only_as_many_as_asked_for_are_returned() => NearMatches.Of("acme.page-view", Known, 1).Should().Equal("acme.page-view");

    [Fact]
    public void Long_names_and_many_candidates_cost_little()
    {
        string name = new('a', 256);
        string[] candidates = [.. Enumerable.Range(0, 100_000).Select(i => new string('b', 250) + $"{i:D6}")];
        NearMatches.Of(name, candidates).Should().BeEmpty();
        NearMatches.Of(new string('a', 100_000), candidates).Should().BeEmpty();
    }

    [Fact]
    public void The_distance_agrees_with_a_plain_computation_of_the_whole_matrix()
    {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++)
        {
            string left = Word(random), right = Word(random);
            int limit = Math.Clamp(left.Length / 6, 2, 6);
            NearMatches.Of(left, [right]).Count.Should().Be(Distance(left, right) <= limit ? 1 : 0, "of '{0}' and '{1}'", left, right);
        }
    }

    private static string Word(Random random) => new([.. Enumerable.Range(0, random.Next(1, 20)).Select(_ => (char)('a' + random.Next(3)))]);

    private static int Distance(string left, string right)
    {
        int[,] cells = new int[left.Length + 1, right.Length + 1];
        for (int i = 0; i <= left.Length; i++)
        {
            for (int j = 0; j <= right.Length; j++)
            {
                cells[i, j] = i == 0 ? j : j == 0 ? i : Math.Min(
                    Math.Min(cells[i - 1, j], cells[i, j - 1]) + 1,
                    cells[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    cells[i, j] = Math.Min(cells[i, j], cells[i - 2, j - 2] + 1);
            }
        }

        return cells[left.Length, right.Length];
    }
}
