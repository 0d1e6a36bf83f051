using System.Collections.Frozen;
using SchemaPacks.JsonSchema.Loading;
using SchemaPacks.JsonSchema.Patterns;

namespace SchemaPacks.JsonSchema.Formats;

/// <summary>Which formats there are, since which dialect, and how a string is judged. Unknown formats judge nothing.</summary>
internal static class FormatTable
{
    private static readonly FrozenDictionary<string, (DialectVersion From, Func<string, bool> Holds)> Rows =
        new Dictionary<string, (DialectVersion, Func<string, bool>)>
        {
            ["date-time"] = (DialectVersion.Draft4, DateTimes.IsDateTime),
            ["email"] = (DialectVersion.Draft4, text => Mailboxes.IsMailbox(text, international: false)),
            ["hostname"] = (DialectVersion.Draft4, Hostnames.IsHostname),
            ["ipv4"] = (DialectVersion.Draft4, text => IpAddresses.IsV4(text)),
            ["ipv6"] = (DialectVersion.Draft4, text => IpAddresses.IsV6(text)),
            ["uri"] = (DialectVersion.Draft4, text => UriGrammar.IsUri(text, international: false)),
            ["uri-reference"] = (DialectVersion.Draft6, text => UriGrammar.IsReference(text, international: false)),
            ["uri-template"] = (DialectVersion.Draft6, UriTemplates.IsTemplate),
            ["json-pointer"] = (DialectVersion.Draft6, text => Pointers.IsPointer(text)),
            ["date"] = (DialectVersion.Draft7, text => DateTimes.IsDate(text)),
            ["time"] = (DialectVersion.Draft7, text => DateTimes.IsTime(text)),
            ["idn-email"] = (DialectVersion.Draft7, text => Mailboxes.IsMailbox(text, international: true)),
            ["idn-hostname"] = (DialectVersion.Draft7, Hostnames.IsInternational),
            ["iri"] = (DialectVersion.Draft7, text => UriGrammar.IsUri(text, international: true)),
            ["iri-reference"] = (DialectVersion.Draft7, text => UriGrammar.IsReference(text, international: true)),
            ["regex"] = (DialectVersion.Draft7, PatternCompiler.IsPattern),
            ["relative-json-pointer"] = (DialectVersion.Draft7, Pointers.IsRelative),
            ["duration"] = (DialectVersion.Draft201909, Durations.IsDuration),
            ["uuid"] = (DialectVersion.Draft201909, text => text.Length == 36 && text.All(unit => unit == '-' || char.IsAsciiHexDigit(unit)) && Guid.TryParseExact(text, "D", out _)),
        }.ToFrozenDictionary();

    public static Func<string, bool>? Find(string format, JsonSchemaDialect dialect) =>
        Rows.TryGetValue(format, out var row) && row.From <= dialect.Version ? row.Holds : null;
}
