using System.Text.Json;
using SchemaPacks.Handlers;

namespace SchemaPacks.Reporting;

/// <summary>What a handler has on the disk. Where that is, is the operator's business.</summary>
internal static class HandlerStorage
{
    public static void Write(Utf8JsonWriter writer, IEventHandler handler)
    {
        if (FolderOf(handler) is not { } folder)
        {
            writer.WriteNull("storage"u8);
            return;
        }

        (int files, long bytes) = Measure(folder.Path, folder.Pattern);
        writer.WriteStartObject("storage"u8);
        writer.WriteNumber("segments"u8, files);
        writer.WriteNumber("bytes"u8, bytes);
        if (handler is OutboxHandler outbox)
        {
            writer.WriteNumber("waiting"u8, outbox.Waiting);
            writer.WriteNumber("oldestSeconds"u8, Math.Round(outbox.Age.TotalSeconds, 3));
        }

        writer.WriteEndObject();
    }

    /// <summary>A message of a handler without the path of its files.</summary>
    public static string WithoutFolder(string message, IEventHandler handler) =>
        FolderOf(handler) is { } folder ? message.Replace(folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).Replace(folder.Path, "…", StringComparison.Ordinal) : message;

    private static (string Path, string Pattern)? FolderOf(IEventHandler handler) => handler switch
    {
        JsonLinesFileHandler file => (file.Directory, file.Prefix + "-*.jsonl*"),
        OutboxHandler outbox => (outbox.Directory, "records-*.jsonl*"),
        _ => null,
    };

    private static (int Files, long Bytes) Measure(string folder, string pattern)
    {
        (int files, long bytes) = (0, 0);
        try
        {
            foreach (FileInfo file in new DirectoryInfo(folder).EnumerateFiles(pattern))
            {
                files++;
                bytes += file.Length;
            }
        }
        catch (IOException) // a file that goes meanwhile, or a folder that nobody may read: what is known is said
        {
        }
        catch (UnauthorizedAccessException)
        {
        }

        return (files, bytes);
    }
}
