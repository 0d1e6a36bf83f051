using System.Globalization;
using System.Net.Mail;
using System.Text;
using System.Text.Json;

namespace SchemaPacks.Explaining.Repairing;

/// <summary>Texts near one that is too long, or of the wrong form.</summary>
internal static class NearTexts
{
    /// <param name="text">The text that was refused.</param>
    /// <param name="keyword">The keyword that refused it, such as <c>maxLength</c>.</param>
    /// <param name="limit">Its value.</param>
    public static IEnumerable<string> Of(string text, string keyword, JsonElement limit) => keyword switch
    {
        "maxLength" when limit.TryGetInt32(out int length) => [text.Trim(), Shortened(text, length)],
        "pattern" => [text.Trim(), text.ToLowerInvariant(), text.ToUpperInvariant(), text.Trim().ToLowerInvariant(), text.Replace(' ', '-')],
        "format" when limit.ValueKind == JsonValueKind.String => [text.Trim(), .. Formatted(text.Trim(), limit.GetString()!)],
        _ => [],
    };

    // Lengths count characters, not UTF-16 units.
    private static string Shortened(string text, int length)
    {
        var shortened = new StringBuilder();
        foreach (Rune rune in text.EnumerateRunes().Take(length))
            shortened.Append(rune.ToString());
        return shortened.ToString();
    }

    private static IEnumerable<string> Formatted(string text, string format)
    {
        bool isTime = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time);
        switch (format)
        {
            case "date-time" when isTime:
                return [time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)];
            case "date" when isTime:
                return [time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)];
            case "time" when isTime:
                return [time.ToString("HH:mm:ss'Z'", CultureInfo.InvariantCulture)];
            case "uuid" when Guid.TryParse(text, out Guid id):
                return [id.ToString("D")];
            case "email" when MailAddress.TryCreate(text, out MailAddress? address):
                return [address.Address];
            case "uri" or "iri" when Uri.TryCreate(text, UriKind.Absolute, out Uri? uri):
                return [uri.AbsoluteUri];
            default:
                return [];
        }
    }
}
