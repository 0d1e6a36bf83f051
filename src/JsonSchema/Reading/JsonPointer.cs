namespace SchemaPacks.JsonSchema.Reading;

/// <summary>JSON pointers (RFC 6901) as text: <c>/a~1b/0</c>.</summary>
internal static class JsonPointer
{
    public static string Escape(string step) => step.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    public static string Unescape(string step) => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    public static string Append(string pointer, string step) => $"{pointer}/{Escape(step)}";
}
