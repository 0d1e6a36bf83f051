using System.Globalization;
using SchemaPacks.Receiving;

namespace SchemaPacks.Tests;

public sealed class Rfc3339Tests
{
    [Theory]
    [InlineData("2026-11-23T06:11:29Z", "2026-11-23T06:11:29.0000000Z")]
    [InlineData("2026-11-23t06:11:29.105262z", "2026-11-23T06:11:29.1052620Z")]
    [InlineData("2026-11-23T06:11:29.1Z", "2026-11-23T06:11:29.1000000Z")]
    [InlineData("2026-11-23T06:11:29.1052629999999Z", "2026-11-23T06:11:29.1052620Z")]
    [InlineData("2026-11-23T07:11:29+01:00", "2026-11-23T06:11:29.0000000Z")]
    [InlineData("2026-11-22T12:12:29-17:59", "2026-11-23T06:11:29.0000000Z")]
    [InlineData("2026-11-23T06:11:29-00:00", "2026-11-23T06:11:29.0000000Z")]
    [InlineData("2028-02-29T00:00:00Z", "2028-02-29T00:00:00.0000000Z")]
    [InlineData("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.0000000Z")]
    [InlineData("2017-01-01T00:59:60.5+01:00", "2017-01-01T00:00:00.5000000Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.0000000Z")]
    [InlineData("9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.9999990Z")]
    public void A_time_is_read_to_the_microsecond_in_utc(string text, string expected)
    {
        Rfc3339.TryParse(text, out DateTimeOffset time).Should().BeTrue();
        time.Offset.Should().Be(TimeSpan.Zero);
        time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture).Should().Be(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-11-23")]
    [InlineData("2026-11-23T06:11:29")]
    [InlineData("2026-11-23 06:11:29Z")]
    [InlineData("2026-11-23T06:11Z")]
    [InlineData("2026-11-23T06:11:29.Z")]
    [InlineData("2026-11-23T06:11:29+0100")]
    [InlineData("2026-11-23T06:11:29+24:00")]
    [InlineData("2026-11-23T06:11:29+01:60")]
    [InlineData("2026-11-23T06:11:29+00:00Z")]
    [InlineData("2026-11-23T06:11:29Z ")]
    [InlineData("2026-11-23T24:00:00Z")]
    [InlineData("2026-11-23T06:60:29Z")]
    [InlineData("2026-11-23T06:11:60Z")]
    [InlineData("2026-02-29T00:00:00Z")]
    [InlineData("2026-13-01T00:00:00Z")]
    [InlineData("2026-00-01T00:00:00Z")]
    [InlineData("2026-11-00T00:00:00Z")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:60Z")]
    [InlineData("９999-12-31T23:59:59Z")]
    [InlineData("20261-11-23T06:11:29Z")]
    [InlineData("2026-11-23T06:11:29,5Z")]
    public void Anything_else_is_refused(string text) => Rfc3339.TryParse(text, out _).Should().BeFalse();
}
