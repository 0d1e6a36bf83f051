namespace SchemaPacks.Fuzz.Generating;

/// <summary>Few names and few constants, so that schemas and values meet often; each is there because it was, or might be, hard for someone.</summary>
internal static class Words
{
    public static readonly string[] Names =
    [
        "a", "b", "id", "kind", "kinds", "", "é", "x-y", "x-z", "__proto__", "$ref",
        "a name of more than thirty-two bytes", "another name of more than thirty-two bytes!", "a name of more than thirty-two byteS",
        "a\"b", "a\\b", "a/b~c", "line\nfeed", "nul\0", "\u0001", "a\u001F", "\U0001F4A9", "abcdefgh1z", "abcdefgh2z",
    ];

    public static readonly string[] Strings =
    [
        "", "a", "b", "abc", "aaaa", "c", "kind-1", "kind-2", "x-1", "12", "1200", "A1", "é", "éé", "\u00e9a", "e\u0301", "\U0001F4A9", "\U0001F4A9\U0001F4A9", "\U0001F4A9a",
        "a\"b", "\\", "\n", "\u2028", "\0", "0123456789abcdef", "exactly thirty-two bytes long!!!", "exactly thirty-one bytes long!!",
        "one byte over thirty-two bytes!!!", "a long text that takes several vectors to read and holds a \"quote\" and an é before it ends",
    ];

    public static readonly (string Pattern, string[] Examples)[] Patterns =
    [
        ("^a", ["a", "abc"]), ("^[a-c]{1,3}$", ["a", "abc"]), ("c$", ["c", "abc"]), ("^\\d+$", ["12", "1200"]), ("^x-", ["x-1"]), ("b", ["b", "abc"]),
        ("^(a|12)$", ["a", "12"]), (".+", ["a"]), ("^.*$", ["", "a"]), ("^kind-[0-9]$", ["kind-1", "kind-2"]), ("é", ["é", "éé"]), ("^é+$", ["é", "éé"]), ("^[^a]*$", ["b", ""]),
        ("^\\p{Lt}$", ["\u01C5"]), ("^\\S$", ["a", "\U0001F4A9"]), ("^.{2}$", ["12", "éé"]), ("^[0-9a-f]{16}$", ["0123456789abcdef"]), ("^[a-z]{2,}[0-9]?$", ["abc"]),
        ("\\bkind\\b", ["kind-1"]), ("^$", [""]), ("^(?:ab?c?)+$", ["abc", "aaaa"]), ("[\\u{1F4A0}-\\u{1F4AF}]", ["\U0001F4A9"]), ("^\\w+-\\w+$", ["x-1"]), ("\\n", ["\n"]), ("^a{2,4}$", ["aaaa"]),
        ("^[a-z][a-z0-9_.-]{0,31}$", ["kind-1"]), ("^(?:get|set|kind-1)$", ["kind-1", "get"]), ("^a|b$", ["a", "b"]), ("\\\\", ["\\"]),
    ];

    public static readonly (string Format, string[] Examples)[] Formats =
    [
        ("date-time", ["2026-11-24T10:00:00Z", "1998-12-31T23:59:60Z", "2024-02-29T00:00:00.5+01:00", "2023-02-29T00:00:00Z"]),
        ("date", ["2024-02-29", "2023-02-29"]), ("time", ["10:00:00Z", "23:59:60Z", "24:00:00Z"]), ("duration", ["P1D", "PT1H", "P1W2D"]),
        ("uri", ["https://example.org/a", "a:b", "http://[::1]/", "http://a b"]), ("uri-reference", ["/a", "#b", "\\"]), ("uuid", ["01234567-89ab-cdef-0123-456789abcdef", "01234567-89ab-cdef-0123-456789abcdeg"]),
        ("email", ["a@b.c", "a"]), ("hostname", ["example.org", "-a"]), ("ipv4", ["127.0.0.1", "256.0.0.1"]), ("ipv6", ["::1", "1::2::3"]), ("regex", ["^a$", "("]), ("json-pointer", ["/a~1", "/~"]), ("unknown", ["a"]),
    ];

    public static readonly string[] Numbers =
    [
        "0", "-0", "-0.0", "0e0", "1", "1.0", "1e0", "10e-1", "1e2", "100", "2", "3", "3.5", "-7", "0.1", "0.3", "1.50", "1.5", "0.0075", "4.5e1", "9007199254740993", "9223372036854775807", "9223372036854775808",
        "999999999999999999", "1000000000000000000", "-1000000000000000001", "12345678901234567890", "1e400", "1e-400", "1E+2", "123456789012345678.9", "0.000000000000000001",
        "18446744073709551616.5", "1e0000000000000000000001", "15e-00000000000000000000", "0e99999999999999999999", "1e2000000", "1e3000000", "1e-2000000", "10e1999999",
    ];

    public static readonly string[] Types = ["null", "boolean", "integer", "number", "string", "array", "object"];
}
