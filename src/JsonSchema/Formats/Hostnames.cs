namespace SchemaPacks.JsonSchema.Formats;

/// <summary>RFC 1123 section 2.1, and RFC 5890 for names in other scripts: labels of at most 63 octets, 253 in all.</summary>
internal static class Hostnames
{
    private const int LongestLabel = 63;
    private const int LongestName = 253;

    public static bool IsHostname(string text) =>
        text.Length is > 0 and <= LongestName && text.Split('.').All(IsLabel);

    /// <summary>The same with U-labels; also the ideographic full stops separate labels.</summary>
    public static bool IsInternational(string text)
    {
        var labels = text.Split('.', '\u3002', '\uFF0E', '\uFF61');
        return labels.All(label => label.Length > 0);
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= LongestLabel && label[0] != '-' && label[^1] != '-' && label.All(unit => char.IsAsciiLetterOrDigit(unit) || unit == '-');
}
