using System.Collections.Frozen;

namespace SchemaPacks.JsonSchema.Sampling;

/// <summary>Texts of each format, the most usual first. Names and numbers are those that RFC 2606, RFC 5737, RFC 3849 and RFC 9562 reserve for examples.</summary>
internal static class FormatSamples
{
    private static readonly FrozenDictionary<string, string[]> Texts = new Dictionary<string, string[]>
    {
        ["date-time"] = ["2026-01-15T09:30:00Z", "2026-02-28T23:59:59.123456Z", "2025-12-31T12:00:00+01:00"],
        ["date"] = ["2026-01-15", "2024-02-29", "2025-12-31"],
        ["time"] = ["09:30:00Z", "23:59:59.5Z", "12:00:00+01:00"],
        ["duration"] = ["PT15M", "P3DT4H", "P2W"],
        ["email"] = ["ada@example.org", "first.last@mail.example.com"],
        ["idn-email"] = ["ada@example.org", "jürgen@bücher.example"],
        ["hostname"] = ["www.example.org", "api-1.example.com"],
        ["idn-hostname"] = ["www.example.org", "bücher.example"],
        ["ipv4"] = ["192.0.2.1", "198.51.100.42"],
        ["ipv6"] = ["2001:db8::1", "2001:db8:0:1::ffff"],
        ["uri"] = ["https://example.org/orders/1", "urn:example:a1"],
        ["uri-reference"] = ["/orders/1", "https://example.org/orders?page=2"],
        ["iri"] = ["https://example.org/orders/1", "https://example.org/straße"],
        ["iri-reference"] = ["/orders/1", "/straße"],
        ["uri-template"] = ["/orders/{id}", "/orders{?page,size}"],
        ["uuid"] = ["f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "919108f7-52d1-4320-9bac-f847db4148a8"],
        ["json-pointer"] = ["/orders/0/id", ""],
        ["relative-json-pointer"] = ["1/id", "0#"],
        ["regex"] = ["^[a-z]+$", "[0-9]{4}"],
    }.ToFrozenDictionary();

    public static IReadOnlyList<string> Of(string format) => Texts.TryGetValue(format, out var texts) ? texts : [];
}
