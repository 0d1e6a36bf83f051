using Microsoft.AspNetCore.Http;

namespace SchemaPacks.Receiving;

/// <summary>
/// The preference <c>ack</c> of a request's header <c>Prefer</c> (RFC 7240): <c>accepted</c>, <c>validated</c>, <c>durable</c> or <c>delivered</c>. As the RFC
/// says, what is not understood is passed over, the first of several counts, and the answer names what was applied.
/// </summary>
internal static class AckPreference
{
    private const string Name = "ack";
    private const string Applied = "Preference-Applied";

    /// <returns><see langword="null"/> when the sender has none.</returns>
    public static Acknowledgement? Read(HttpRequest request)
    {
        foreach (string? header in request.Headers["Prefer"])
            foreach (Range part in header.AsSpan().Split(','))
            {
                ReadOnlySpan<char> preference = header.AsSpan(part);
                preference = (preference.IndexOf(';') is var end and >= 0 ? preference[..end] : preference).Trim();
                int equals = preference.IndexOf('=');
                if (equals > 0 && preference[..equals].TrimEnd().Equals(Name, StringComparison.OrdinalIgnoreCase)
                    && Level(preference[(equals + 1)..].Trim().Trim('"')) is { } level)
                    return level;
            }

        return null;
    }

    /// <summary>Names what was applied.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="level">What has happened: what was asked, or less where an event was sent again before more is known of the first.</param>
    public static void Confirm(HttpResponse response, Acknowledgement level) => response.Headers[Applied] = level switch
    {
        Acknowledgement.Accepted => "ack=accepted",
        Acknowledgement.Validated => "ack=validated",
        Acknowledgement.Delivered => "ack=delivered",
        _ => "ack=durable",
    };

    private static Acknowledgement? Level(ReadOnlySpan<char> text) => text switch
    {
        _ when text.Equals("accepted", StringComparison.OrdinalIgnoreCase) => Acknowledgement.Accepted,
        _ when text.Equals("validated", StringComparison.OrdinalIgnoreCase) => Acknowledgement.Validated,
        _ when text.Equals("durable", StringComparison.OrdinalIgnoreCase) => Acknowledgement.Durable,
        _ when text.Equals("delivered", StringComparison.OrdinalIgnoreCase) => Acknowledgement.Delivered,
        _ => null,
    };
}
