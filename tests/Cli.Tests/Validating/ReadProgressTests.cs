using SchemaPacks.Cli;
using SchemaPacks.Cli.Validating;

namespace SchemaPacks.Tests.Validating;

public sealed class ReadProgressTests
{
    private const long MiB = 1 << 20;

    private readonly StringWriter _error = new();
    private readonly HandClock _time = new();

    [Fact]
    public void A_long_file_shows_how_far_it_is_on_one_line_that_goes_away()
    {
        ReadProgress progress = Of(length: 400 * MiB);
        progress.Advance(100 * MiB);
        Shown().Should().BeEmpty("nobody waits yet");

        _time.Pass(TimeSpan.FromSeconds(1.5));
        progress.Advance(100 * MiB);
        progress.Advance(50 * MiB);
        Shown().Should().Be("\r200 MiB of 400 MiB, 50 % ", "and no more often than a few times a second");

        progress.Clear();
        Shown().Should().Be("\r\e[K", "a finding is written on a line of its own");
        progress.Clear();
        Shown().Should().BeEmpty();

        _time.Pass(TimeSpan.FromSeconds(1));
        progress.Advance(150 * MiB);
        Shown().Should().Be("\r400 MiB of 400 MiB, 100 % ");
    }

    [Fact]
    public void Of_a_pipe_nobody_knows_the_length()
    {
        ReadProgress progress = Of(length: null);
        _time.Pass(TimeSpan.FromSeconds(2));
        progress.Advance(3 * MiB);
        Shown().Should().Be("\r3 MiB ");
    }

    [Theory]
    [InlineData(false, true, null)]
    [InlineData(true, false, null)]
    [InlineData(true, true, "CI=true")]
    [InlineData(true, true, "TERM=dumb")]
    public void Where_nobody_watches_nothing_is_shown(bool isTerminal, bool isWanted, string? variable)
    {
        ReadProgress progress = Of(400 * MiB, isTerminal, isWanted, variable);
        _time.Pass(TimeSpan.FromMinutes(1));
        progress.Advance(MiB);
        progress.Clear();
        Shown().Should().BeEmpty();
    }

    private ReadProgress Of(long? length, bool isTerminal = true, bool isWanted = true, string? variable = null) => new(
        new Screen(TextWriter.Null, _error, isTerminal: true, name => variable?.StartsWith(name + "=", StringComparison.Ordinal) == true ? variable[(name.Length + 1)..] : null, isErrorTerminal: isTerminal),
        length, isWanted, _time);

    private string Shown()
    {
        string shown = _error.ToString();
        _error.GetStringBuilder().Clear();
        return shown;
    }

    private sealed class HandClock : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Pass(TimeSpan time) => _now += time.Ticks;

        public override long GetTimestamp() => _now;
    }
}
