using SchemaPacks.Configuration;
using SchemaPacks.Handlers;
using SchemaPacks.Handlers.Files.Disks;

namespace SchemaPacks.Replaying;

/// <summary>A folder's dead letters that are still to be recorded, oldest first, each with its way.</summary>
internal sealed class Replay
{
    /// <summary>The file that is locked while letters are replayed.</summary>
    public const string LockName = "dead-letters.replayed.lock";

    private const string OutboxFolder = "-outbox";

    private readonly Func<Letter, bool>? _chosen;
    private readonly IDisk _disk;
    private readonly string _folder;
    private readonly LetterReader _letters;
    private readonly HashSet<string> _prefixes;
    private readonly HashSet<string> _outboxes;

    /// <param name="disk">The disk.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="chosen">The letters that are to be replayed; null for all. The others wait.</param>
    /// <exception cref="ReplayImpossible">The cursor is damaged, or is about other letters.</exception>
    public Replay(IDisk disk, string folder, Func<Letter, bool>? chosen = null)
    {
        _chosen = chosen;
        _disk = disk;
        _folder = folder;
        _letters = new LetterReader(disk, folder);
        _prefixes = [.. SegmentPrefixes.In(disk, folder).Except([DeadLetterOptions.FileName])];
        _outboxes = [.. Outboxes(folder)];
        CursorPath = Path.Combine(folder, DeadLetterOptions.FileName + ".replayed");
        Cursor = ReplayCursor.Read(disk, CursorPath);
        CheckCursor();
    }

    public string CursorPath { get; }

    public ReplayCursor Cursor { get; }

    /// <summary>Whether only some letters are to be replayed.</summary>
    public bool IsPart => _chosen is not null;

    public IDisk Disk => _disk;

    public string Folder => _folder;

    /// <summary>Whether there are files of dead letters.</summary>
    public bool HasLetters => _letters.NewestSegment > 0;

    /// <param name="hasHost">Whether somebody can judge events again.</param>
    /// <param name="all">Whether letters that were not chosen have their ways too.</param>
    public IEnumerable<(Letter Letter, ReplayWay Way)> Ways(bool hasHost, bool all = false)
    {
        var copies = new CopiedLetters();
        foreach (Letter letter in _letters.Read())
        {
            bool isCopy = copies.IsCopy(letter);
            if (Cursor.Wants(letter.Sequence))
                yield return (letter, !all && _chosen?.Invoke(letter) == false ? new ReplayWay(WayKind.Passed) : isCopy ? new ReplayWay(WayKind.Copy) : ReplayWay.Of(letter, hasHost, _prefixes, _outboxes));
        }
    }

    /// <summary>What a replay would do.</summary>
    public ReplayTally Preview(bool hasHost)
    {
        var tally = new ReplayTally();
        foreach ((Letter letter, ReplayWay way) in Ways(hasHost).Where(item => item.Way.Kind != WayKind.Passed))
            tally.Add(letter, way.Kind switch
            {
                WayKind.Left => LetterResult.Left,
                WayKind.Copy => LetterResult.Copy,
                _ => LetterResult.Recordable,
            }, way.Kind == WayKind.Left ? way.Reason : Destination(letter, way));
        return tally;
    }

    public static string Destination(Letter letter, ReplayWay way) => way.Kind switch
    {
        WayKind.Host => "by the host",
        WayKind.Handler => $"in the files of '{letter.Handler}'",
        _ => "",
    };

    // A disk lists files only, and these are folders.
    private static IEnumerable<string> Outboxes(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateDirectories(folder, "*" + OutboxFolder).Select(path => Path.GetFileName(path)[..^OutboxFolder.Length])
        : [];

    // Numbers begin anew when somebody removes all files: then letters would be taken for others that were replayed.
    private void CheckCursor()
    {
        if (Cursor.Handled == 0 || !HasLetters)
            return;
        Letter? last = _letters.Read(Cursor.Handled).FirstOrDefault();
        bool isKnown = last?.Sequence == Cursor.Handled ? last.Digest == Cursor.Digest : _letters.NewestSegment > Cursor.Handled;
        if (!isKnown)
            throw new ReplayImpossible(isDamaged: false,
                $"'{CursorPath}' is about other dead letters than those that are here: move it away if they are new ones, or put the old ones back");
    }
}
