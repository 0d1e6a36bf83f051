using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SchemaPacks.Capsules;
using SchemaPacks.Configuration;
using SchemaPacks.Handlers;
using SchemaPacks.Handlers.Files.Disks;
using SchemaPacks.Handlers.Files.Segments;

namespace SchemaPacks.Replaying;

/// <summary>Reads the dead letters of a folder, oldest first, also while a host writes them.</summary>
internal sealed class LetterReader(IDisk disk, string folder)
{
    private const int MaxIdLength = 128; // of the host's API
    private const int MaxDepth = 4096;   // of the log's records, and one for the letter around it

    private readonly SegmentReader _reader = new(new SegmentFolder(disk, folder, DeadLetterOptions.FileName));

    /// <summary>The number that the next segment's first letter had when it was made: numbers below are taken.</summary>
    public long NewestSegment => _reader.Segments is [.., var last] ? last : 0;

    public IEnumerable<Letter> Read(long from = 1)
    {
        foreach (StoredRecord line in _reader.Read(from))
            yield return Parse(line.Sequence, line.Utf8.Span);
    }

    public static Letter Parse(long sequence, ReadOnlySpan<byte> line)
    {
        byte[] text = line.ToArray();
        string digest = Convert.ToHexStringLower(SHA256.HashData(text).AsSpan(0, 8));
        var letter = new Letter(sequence, digest);
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaxDepth });
            JsonElement root = document.RootElement, record = root.GetProperty("record");
            return letter with
            {
                Stage = root.GetProperty("stage").GetString() is "judge" or "handle" ? root.GetProperty("stage").GetString() : null,
                Code = Text(root, "code") ?? "",
                Schema = root.GetProperty("schema").GetString() ?? "",
                Version = root.GetProperty("version").GetRawText(),
                Handler = Text(root, "handler"),
                Record = Encoding.UTF8.GetBytes(record.GetRawText()),
                Time = Text(root, "time") ?? "",
                Findings = root.TryGetProperty("findings", out JsonElement findings) ? findings.GetRawText() : "[]",
                Attempts = root.TryGetProperty("attempts", out JsonElement attempts) && attempts.TryGetInt32(out int made) ? made : 0,
                Timestamp = Text(record, CapsuleNames.Timestamp) ?? "",
                Id = Text(record, CapsuleNames.Id) is { Length: > 0 and <= MaxIdLength } id ? id : $"{DeadLetterOptions.FileName}/{sequence}-{digest}",
                Original = root.TryGetProperty("original", out JsonElement original) ? original.GetBytesFromBase64() : default,
                IsOriginalTooLarge = root.TryGetProperty("originalBytes", out _),
            };
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return letter; // some other record
        }
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
