using SchemaPacks.Handlers.Files.Disks;
using SchemaPacks.Handlers.Files.Segments;

namespace SchemaPacks.Handlers;

/// <summary>Finds out whose files lie in a directory.</summary>
internal static class SegmentPrefixes
{
    /// <summary>The prefix of every segment or sum in a directory, in ordinal order.</summary>
    public static IReadOnlyList<string> In(IDisk disk, string directory)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string name in disk.List(directory))
            if (name.IndexOf('.', StringComparison.Ordinal) is var point and > 0 && name.LastIndexOf('-', point) is var dash and > 0
                && HandlerKinds.IsName(name[..dash]) && !found.Contains(name[..dash]) && IsSegment(new SegmentFolder(disk, directory, name[..dash]), name))
                found.Add(name[..dash]);
        return [.. found];
    }

    private static bool IsSegment(SegmentFolder folder, string name) =>
        folder.TryParse(name, out _, out string ending) && (ending is SegmentFolder.Text or SegmentFolder.Sum || SegmentFolder.Packed.Contains(ending));
}
