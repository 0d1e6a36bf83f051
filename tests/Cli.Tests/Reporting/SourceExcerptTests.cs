using SchemaPacks.Cli.Reporting;
using SchemaPacks.Fixing;

namespace SchemaPacks.Tests.Reporting;

public sealed class SourceExcerptTests
{
    [Theory]
    [InlineData("type: text", 7, 6, 4)] // a plain value to its end
    [InlineData("type: text # why", 7, 6, 4)]
    [InlineData("a: 'it''s' # x", 4, 3, 7)]
    [InlineData("a: \"\\\"\" , b", 4, 3, 4)]
    [InlineData("{ a: b, c: d }", 6, 5, 1)] // inside brackets to the comma
    [InlineData("a: [1, [2]] # x", 4, 3, 8)]
    [InlineData("\ta: b", 5, 7, 1)] // a tab is four cells
    [InlineData("数字: 語", 5, 6, 2)] // wide letters are two cells
    [InlineData("e\u0301: x", 5, 3, 1)] // a mark that joins a letter is none
    [InlineData("a: 😀", 4, 3, 2)]
    [InlineData("short", 99, 5, 1)] // beyond the end
    [InlineData("", 1, 0, 1)]
    public void A_caret_stands_below_its_place(string line, int column, int offset, int width)
    {
        var excerpt = new SourceExcerpt(new SourceLines(line), 1, column);
        (excerpt.CaretOffset, excerpt.CaretWidth).Should().Be((offset, width));
    }

    [Fact]
    public void Two_lines_stand_before_whatever_ends_them()
    {
        var excerpt = new SourceExcerpt(new SourceLines("one\r\ntwo\rthree\nfour: x"), 4, 7);
        excerpt.Lines.Should().Equal((2, "two"), (3, "three"), (4, "four: x"));
    }

    [Fact]
    public void A_long_line_is_cut_around_its_place()
    {
        string line = new string('a', 500) + ": " + new string('b', 500);
        var excerpt = new SourceExcerpt(new SourceLines(line), 1, 503);
        excerpt.Lines[0].Text.Length.Should().BeLessThan(125);
        excerpt.Lines[0].Text[excerpt.CaretOffset].Should().Be('b');
        excerpt.Lines[0].Text[excerpt.CaretOffset - 1].Should().Be(' ');
        (excerpt.CaretOffset + excerpt.CaretWidth).Should().BeLessThan(125);
    }

    [Fact]
    public void What_would_steer_a_terminal_is_not_shown() =>
        new SourceExcerpt(new SourceLines("a: \e[31mred"), 1, 4).Lines[0].Text.Should().Be("a: ?[31mred");
}
