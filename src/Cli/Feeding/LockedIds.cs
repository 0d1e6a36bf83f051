using System.CommandLine.Completions;
using System.Text.Json;
using SchemaPacks.Feeds;

namespace SchemaPacks.Cli.Feeding;

/// <summary>Completes the ids of packs that the current folder has.</summary>
internal static class LockedIds
{
    public static IEnumerable<CompletionItem> Complete(CompletionContext context)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(PackFeedOptions.LockName));
            return [.. document.RootElement.GetProperty("packs").EnumerateArray()
                .Select(pack => pack.GetProperty("id").GetString()!)
                .Where(id => id.StartsWith(context.WordToComplete, StringComparison.OrdinalIgnoreCase))
                .Select(id => new CompletionItem(id))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return []; // a shell asks in passing: it gets no error
        }
    }
}
