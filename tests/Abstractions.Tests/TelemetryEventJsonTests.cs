using System.Buffers;
using System.Text;
using System.Text.Json;

namespace SchemaPacks.Tests;

public sealed class TelemetryEventJsonTests
{
    [Theory]
    [InlineData("https://acme.example", "https://acme.example/")]
    [InlineData("https://acme.example/a b?q=[1]#x#y", "https://acme.example/a%20b?q=%5B1%5D#x%23y")]
    [InlineData("https://bücher.example:8443/ü", "https://xn--bcher-kva.example:8443/%C3%BC")]
    [InlineData("http://[2001:db8::1]/%zz%2f", "http://[2001:db8::1]/%25zz%2f")]
    [InlineData("urn:acme:a|b", "urn:acme:a%7Cb")]
    [InlineData("mailto:ada@acme.example", "mailto:ada@acme.example")]
    public void An_address_is_written_as_RFC_3986_has_it(string given, string written) =>
        Written(json => TelemetryEventJson.WriteValue(json, new Uri(given))).Should().Be($"\"{written}\"");

    [Fact]
    public void Times_of_day_are_in_UTC_and_as_short_as_they_can_be()
    {
        Written(json => TelemetryEventJson.WriteValue(json, new TimeOnly(6, 5, 4))).Should().Be("\"06:05:04Z\"");
        Written(json => TelemetryEventJson.WriteValue(json, new TimeOnly(23, 59, 59, 120))).Should().Be("\"23:59:59.12Z\"");
        Written(json => TelemetryEventJson.WriteValue(json, new DateOnly(7, 2, 28))).Should().Be("\"0007-02-28\"");
    }

    [Fact]
    public void An_event_may_write_another_one_while_it_is_written() =>
        Written(json =>
        {
            json.WriteStartArray();
            json.WriteStringValue(Written(inner => inner.WriteNumberValue(1)));
            json.WriteEndArray();
        }).Should().Be("""["1"]""");

    [Fact]
    public void An_event_that_fails_half_way_leaves_nothing_for_the_next_one()
    {
        FluentActions.Invoking(() => Written(json =>
        {
            json.WriteStartObject();
            throw new InvalidOperationException("half way");
        })).Should().Throw<InvalidOperationException>();
        Written(json => json.WriteNullValue()).Should().Be("null");
    }

    private static string Written(Action<Utf8JsonWriter> write)
    {
        var utf8 = new ArrayBufferWriter<byte>();
        TelemetryEventJson.Write(utf8, write, static (write, json) => write(json));
        return Encoding.UTF8.GetString(utf8.WrittenSpan);
    }
}
