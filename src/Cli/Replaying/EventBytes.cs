using System.Text.Json;

namespace SchemaPacks.Cli.Replaying;

/// <summary>Looks at an event before it is put into an envelope: it must be one value, or it could be more than the event.</summary>
internal static class EventBytes
{
    private const int MaxDepth = 4096;

    public static bool IsOneObject(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = MaxDepth });
            bool isObject = reader.Read() && reader.TokenType == JsonTokenType.StartObject;
            while (reader.Read())
            {
            }

            return isObject;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
