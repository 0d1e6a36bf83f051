using System.Buffers;

namespace SchemaPacks.Parsing;

/// <summary>Characters that may not stand in a schema's YAML as themselves; an escape in a double-quoted string may name them.</summary>
internal static class YamlCharacters
{
    // YAML 1.2.2 §5.1 leaves out all controls but tab, LF, CR and NEL, and allows a byte order mark only at the start or quoted.
    // NEL, LS and PS it takes for text, older versions and YamlDotNet for line breaks: what readers disagree about is refused too.
    private static readonly SearchValues<char> Refused = SearchValues.Create(
    [
        .. Enumerable.Range(0, 0x20).Select(code => (char)code).Except(['\t', '\n', '\r']),
        .. Enumerable.Range(0x7F, 0x21).Select(code => (char)code),
        '\u2028', '\u2029', '\uFEFF', '\uFFFE', '\uFFFF',
    ]);

    /// <returns>Index of the first such character, -1 for none.</returns>
    public static int FirstRefused(ReadOnlySpan<char> text) => text.IndexOfAny(Refused);
}
