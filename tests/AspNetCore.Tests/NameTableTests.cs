using System.Text;
using SchemaPacks.Receiving;

namespace SchemaPacks.Tests;

public sealed class NameTableTests
{
    [Fact]
    public void A_name_that_comes_again_is_the_same_string()
    {
        var names = new NameTable();

        names.Get("acme.page-view"u8).Should().BeSameAs(names.Get("acme.page-view"u8)).And.Be("acme.page-view");
    }

    [Fact]
    public void Whatever_else_was_read_each_name_is_read_as_it_is()
    {
        var names = new NameTable();
        string[] texts = [.. Enumerable.Range(0, 5_000).Select(number => $"acme.event-{number % 2_500}"), "", "é", "日本語", "a\0", "\0a", "a", new string('x', 1_000)];

        foreach (string text in texts)
            names.Get(Encoding.UTF8.GetBytes(text)).Should().Be(text);
    }
}
