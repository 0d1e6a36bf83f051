namespace SchemaPacks.Securing;

/// <summary>The header <c>Authorization: Bearer …</c> (RFC 6750).</summary>
internal static class BearerToken
{
    private const string Prefix = "Bearer ";

    /// <returns>The token, or an empty span where the header is another one.</returns>
    public static ReadOnlySpan<char> In(string header) =>
        header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header.AsSpan(Prefix.Length).Trim(' ') : default;

    /// <summary>Whether a text can be a bearer token (the <c>b64token</c> of RFC 6750, section 2.1).</summary>
    public static bool IsToken(string? text) =>
        !string.IsNullOrEmpty(text) && text.TrimEnd('=') is { Length: > 0 } body
        && body.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~' or '+' or '/');
}
