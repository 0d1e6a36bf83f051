using System.Text;
using SchemaPacks.Cli;
using SchemaPacks.Tests.Feeds;

namespace SchemaPacks.Tests.Feeding;

/// <summary>What a person at a terminal sees of a feed that takes long.</summary>
public sealed class WaitingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("schemapacks-wait-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Progress_says_what_is_waited_for_and_whoever_gives_it_up_has_changed_nothing()
    {
        await using TestFeed feed = (await TestFeed.StartAsync()).With(new TestPackage("Acme.Web", "1.0.0"));
        feed.Hangs = path => path.Contains("/registration/", StringComparison.Ordinal);
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "nuget.config"),
            $"""<configuration><packageSources><clear /><add key="slow" value="{feed.Index}" /></packageSources><packageSourceMapping><clear /></packageSourceMapping></configuration>""",
            TestContext.Current.CancellationToken);
        using var given = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var output = new StringWriter();
        using var error = new SeenText();

        Task<int> adding = CommandLine.RunAsync(["add", "Acme.Web", "--folder", _folder], new Screen(output, error, isTerminal: true, _ => null, isErrorTerminal: true), given.Token);
        for (int round = 0; !error.Text.Contains("Looking up Acme.Web", StringComparison.Ordinal); round++)
        {
            adding.IsCompleted.Should().BeFalse("the feed does not answer: {0}", error.Text);
            round.Should().BeLessThan(1000, "progress should be shown by now: {0}", error.Text);
            await Task.Delay(20, given.Token);
        }

        await given.CancelAsync();
        (await adding).Should().Be(130);
        error.Text.Should().EndWith("\e[?25h", "the cursor is there again");
        output.ToString().Should().BeEmpty();
        File.Exists(Path.Combine(_folder, "packs.lock.json")).Should().BeFalse();
        File.Exists(Path.Combine(_folder, "packs.json")).Should().BeFalse();
    }

    /// <summary>A terminal's text, which may be read while it is written.</summary>
    private sealed class SeenText : TextWriter
    {
        private readonly StringBuilder _text = new();

        public override Encoding Encoding => Encoding.UTF8;

        public string Text
        {
            get
            {
                lock (_text)
                    return _text.ToString();
            }
        }

        public override void Write(char value)
        {
            lock (_text)
                _text.Append(value);
        }

        public override void Write(string? value)
        {
            lock (_text)
                _text.Append(value);
        }
    }
}
