using System.Text.Json;

namespace SchemaPacks.Feeds;

/// <summary>Reads and writes the two files that people and programs both edit. What is not understood is refused, never passed over.</summary>
internal static class StrictJson
{
    private const int MaxBytes = 16 << 20;

    private static readonly JsonDocumentOptions Reading = new() { AllowDuplicateProperties = false, MaxDepth = 16 };
    private static readonly JsonWriterOptions Writing = new() { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file's root object; null when there is no file.</summary>
    /// <exception cref="FeedException">It cannot be read, or is no JSON object.</exception>
    public static JsonElement? Read(string path)
    {
        try
        {
            if (!File.Exists(path))
                return null;
            if (new FileInfo(path).Length > MaxBytes)
                throw Refuse(path, $"it has more than {MaxBytes} bytes");
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path), Reading);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw Refuse(path, "it is no JSON object");
        }
        catch (JsonException exception)
        {
            throw Refuse(path, $"it is no JSON: {exception.Message.TrimEnd('.')}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Refuse(path, $"it cannot be read: {exception.Message.TrimEnd('.')}");
        }
    }

    /// <summary>Writes beside the file and moves that over it: whoever reads sees the old text or the new one.</summary>
    public static void Write(string path, Action<Utf8JsonWriter> members)
    {
        string temporary = path + "." + Path.GetRandomFileName();
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            using (FileStream file = File.Create(temporary))
            {
                using (var writer = new Utf8JsonWriter(file, Writing))
                {
                    writer.WriteStartObject();
                    members(writer);
                    writer.WriteEndObject();
                }

                file.WriteByte((byte)'\n');
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public static FeedException Refuse(string path, string problem) => new(
        Diagnostics.InvalidPackList.Create($"'{Path.GetFileName(path)}' cannot be used: {problem}") with { Resource = path });

    public static void ExpectNames(string path, JsonElement element, params ReadOnlySpan<string> names)
    {
        foreach (JsonProperty property in element.EnumerateObject())
            if (!names.Contains(property.Name))
                throw Refuse(path, $"it has a member '{property.Name}', which means nothing there; allowed are '{string.Join("', '", names)}'");
    }

    public static JsonElement Object(string path, JsonElement element, string name) => Member(path, element, name, JsonValueKind.Object, "an object");

    public static JsonElement Array(string path, JsonElement element, string name) => Member(path, element, name, JsonValueKind.Array, "a list");

    public static string Text(string path, JsonElement element, string name) => Member(path, element, name, JsonValueKind.String, "a text").GetString()!;

    public static bool Flag(string path, JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value)
        && (value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Refuse(path, $"'{name}' is neither true nor false"));

    private static JsonElement Member(string path, JsonElement element, string name, JsonValueKind kind, string word) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == kind ? value : throw Refuse(path, $"'{name}' is missing, or not {word}");
}
