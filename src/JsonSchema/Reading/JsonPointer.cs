namespace SchemaPacks.JsonSchema.Reading;

/// <summary>JSON pointers (RFC 6901) as text: <c>/a~1b/0</c>.</summary>
internal static class JsonPointer
{
    /// <summary>As the fragment of a URI (RFC 6901, section 6).</summary>
    public static string ToFragment(string pointer) => Uri.EscapeDataString(pointer).Replace("%2F", "/", StringComparison.Ordinal).Replace("%24", "$", StringComparison.Ordinal);

    public static string Escape(string step) => step.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    public static string Unescape(string step) => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    public static string Append(string pointer, string step) => $"{pointer}/{Escape(step)}";
}
