using System.Text;

namespace SchemaPacks.Scanning.Packages;

/// <summary>
/// Names in an archive. Nothing is ever written to disk by them; a package that has a dangerous one is refused all the same, since
/// other tools extract what is accepted here.
/// </summary>
internal static class EntryNames
{
    private const int MaxBytes = 1_024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="PackageRefusedException">It is not a plain relative name.</exception>
    public static string Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is 0 or > MaxBytes)
            throw PackageRefusedException.Unsafe($"the name of an entry has {bytes.Length} bytes");

        string raw;
        try
        {
            raw = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw PackageRefusedException.Unsafe("the name of an entry is not UTF-8");
        }

        // Package names are parts of URIs (OPC): others undo the escapes before they use them.
        string name = Uri.UnescapeDataString(raw);
        foreach (string spelling in (ReadOnlySpan<string>)[raw, name])
        {
            if (WhyUnsafe(spelling) is { } reason)
                throw PackageRefusedException.Unsafe($"the entry '{Printable(raw)}' {reason}");
        }

        return name;
    }

    public static string Printable(string name) => string.Concat(name.Select(letter => char.IsControl(letter) ? '?' : letter));

    private static string? WhyUnsafe(string name)
    {
        if (name.Contains('\\'))
            return "has a backslash in its name";
        if (name.Contains(':'))
            return "names a drive or a stream";
        if (name.Any(char.IsControl))
            return "has a control character in its name";
        if (name[0] == '/')
            return "has an absolute name";

        string[] segments = name.TrimEnd('/').Split('/');
        return segments.Any(segment => segment is "" or "." or "..") || name.EndsWith("//", StringComparison.Ordinal)
            ? "climbs out of its folder, or has an empty segment"
            : null;
    }
}
