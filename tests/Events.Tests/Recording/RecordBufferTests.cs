using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using SchemaPacks.Capsules;

namespace SchemaPacks.Tests.Events.Recording;

public sealed class RecordBufferTests
{
    [Theory]
    [InlineData(500, true)]
    [InlineData(4000, true)]
    [InlineData(5000, false)]
    public void A_buffer_that_a_large_record_made_large_is_not_kept(int length, bool isKept)
    {
        RecordBuffer buffer = RecordBuffer.Rent();
        buffer.Write(new byte[length]);
        buffer.Release();
        ReferenceEquals(RecordBuffer.Rent(), buffer).Should().Be(isKept);
    }

    [Fact]
    public void A_buffer_that_holds_no_large_record_is_kept_however_it_grew()
    {
        RecordBuffer buffer = RecordBuffer.Rent();
        buffer.Write(new byte[2600]);
        buffer.Write(new byte[1400]); // twice 2,600 would be too much to keep
        buffer.Release();
        RecordBuffer.Rent().Should().BeSameAs(buffer);
    }

    [Fact]
    public void Room_to_take_escapes_away_counts_too()
    {
        RecordBuffer buffer = RecordBuffer.Rent();
        buffer.Scratch(5000);
        buffer.Release();
        RecordBuffer.Rent().Should().NotBeSameAs(buffer);
    }

    [Theory]
    [InlineData("x", "\n", 1)]
    [InlineData("<", "\ud83d\ude00", 6)]
    [InlineData("\u00e9", "\"", 1)]
    public void A_long_string_takes_the_room_that_it_needs_and_not_six_times_that(string unit, string escaped, int expansion)
    {
        const int Count = 100_000;
        string text = escaped + string.Concat(Enumerable.Repeat(unit, Count)) + escaped;
        RecordBuffer buffer = RecordBuffer.Rent();
        buffer.WriteText(Encoding.UTF8.GetBytes(text));
        JsonSerializer.Deserialize<string>(buffer.Utf8.Span).Should().Be(text);
        MemoryMarshal.TryGetArray(buffer.Utf8, out ArraySegment<byte> array).Should().BeTrue();
        array.Array!.Length.Should().BeLessThan(3 * expansion * Encoding.UTF8.GetByteCount(text));
    }
}
