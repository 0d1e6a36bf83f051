using System.Text.Json;
using System.Text.Unicode;

namespace SchemaPacks.Fuzz.Comparing;

/// <summary>
/// Our rules for a text, as System.Text.Json has them: no name twice, no depth over 64, UTF-8 without a byte order mark and without
/// surrogates that stand alone, which it only notices when a string is read.
/// </summary>
internal static class StrictReading
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    public static bool Accepts(byte[] text)
    {
        if (!Utf8.IsValid(text))
            return false;
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            ReadStrings(document.RootElement);
            return true;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return false; // the answer to the question: it says what is wrong by throwing
        }
    }

    private static void ReadStrings(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                value.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                    ReadStrings(item);
                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    _ = member.Name;
                    ReadStrings(member.Value);
                }

                break;
        }
    }
}
