using System.Text;
using SchemaPacks.Handlers;

namespace SchemaPacks.Tests.Running;

/// <summary>Files of records as a handler leaves them.</summary>
internal static class RecordFile
{
    /// <summary>Lets a handler write records, and ends it: one more segment.</summary>
    public static async Task WriteAsync(string directory, string prefix, params string[] records)
    {
        await using var handler = new JsonLinesFileHandler(directory, prefix);
        foreach (string record in records)
            await handler.HandleAsync(new EventRecord(null!, default, Encoding.UTF8.GetBytes(record)), TestContext.Current.CancellationToken);
    }

    /// <summary>Every record of a prefix, read as any reader would.</summary>
    public static string[] Read(string directory, string prefix) =>
        [.. new SegmentReader(directory, prefix).Read().Select(record => Encoding.UTF8.GetString(record.Utf8.Span))];
}
