using System.Collections.Frozen;
using System.Text;
using SchemaPacks.JsonSchema.Loading;
using SchemaPacks.JsonSchema.Patterns;

namespace SchemaPacks.JsonSchema.Formats;

/// <summary>Which formats there are, since which dialect, and how a string is judged. Unknown formats judge nothing.</summary>
internal static class FormatTable
{
    private static readonly FrozenDictionary<string, (DialectVersion From, FormatCheck Holds)> Rows =
        new Dictionary<string, (DialectVersion, FormatCheck)>
        {
            ["date-time"] = (DialectVersion.Draft4, DateTimes.IsDateTime),
            ["email"] = (DialectVersion.Draft4, Mailboxes.IsMailbox),
            ["hostname"] = (DialectVersion.Draft7, Hostnames.IsHostname),
            ["ipv4"] = (DialectVersion.Draft4, IpAddresses.IsV4),
            ["ipv6"] = (DialectVersion.Draft4, IpAddresses.IsV6),
            ["uri"] = (DialectVersion.Draft4, UriGrammar.IsUri),
            ["uri-reference"] = (DialectVersion.Draft6, UriGrammar.IsReference),
            ["uri-template"] = (DialectVersion.Draft6, UriTemplates.IsTemplate),
            ["json-pointer"] = (DialectVersion.Draft6, Pointers.IsPointer),
            ["date"] = (DialectVersion.Draft7, DateTimes.IsDate),
            ["time"] = (DialectVersion.Draft7, DateTimes.IsTime),
            ["idn-email"] = (DialectVersion.Draft7, Mailboxes.IsInternational),
            ["idn-hostname"] = (DialectVersion.Draft7, Hostnames.IsInternational),
            ["iri"] = (DialectVersion.Draft7, UriGrammar.IsIri),
            ["iri-reference"] = (DialectVersion.Draft7, UriGrammar.IsIriReference),
            ["regex"] = (DialectVersion.Draft7, utf8 => PatternCompiler.IsPattern(Encoding.UTF8.GetString(utf8))),
            ["relative-json-pointer"] = (DialectVersion.Draft7, Pointers.IsRelative),
            ["duration"] = (DialectVersion.Draft201909, Durations.IsDuration),
            ["uuid"] = (DialectVersion.Draft201909, Uuids.IsUuid),
        }.ToFrozenDictionary();

    /// <summary>Every format that some dialect knows.</summary>
    public static IEnumerable<string> Names => Rows.Keys;

    public static FormatCheck? Find(string format, JsonSchemaDialect dialect)
    {
        if (Rows.TryGetValue(format, out var row) && row.From <= dialect.Version)
            return row.Holds;
        return format == "hostname" ? Hostnames.IsPlain : null; // Punycode came with draft-07
    }
}
