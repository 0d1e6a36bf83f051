using Microsoft.AspNetCore.Authentication;

namespace SchemaPacks.Securing;

/// <summary>The one token that senders and readers present as <c>Authorization: Bearer …</c>.</summary>
public sealed class EventLogTokenOptions : AuthenticationSchemeOptions
{
    /// <summary>The token: letters, digits and <c>- . _ ~ + / =</c> (RFC 6750). Required. Only its hash is compared.</summary>
    public string Token { get; set; } = "";

    /// <summary>Checks that the token can be sent in a header.</summary>
    /// <exception cref="InvalidOperationException">The token is missing, or has characters that a bearer token cannot have.</exception>
    public override void Validate()
    {
        if (!IsToken(Token))
            throw new InvalidOperationException("The event log's token is missing or malformed: a bearer token is made of letters, digits and - . _ ~ + / =");
    }

    /// <summary>Whether a text can be a bearer token (the <c>b64token</c> of RFC 6750, section 2.1).</summary>
    public static bool IsToken(string? text) =>
        !string.IsNullOrEmpty(text) && text.TrimEnd('=') is { Length: > 0 } body
        && body.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~' or '+' or '/');
}
