using SchemaPacks.Handlers.Files.Disks;
using SchemaPacks.Replaying;

namespace SchemaPacks.DeadLettering;

/// <summary>A log's dead letters that were not recorded since, oldest first, as <c>schemapacks replay</c> sees them.</summary>
internal static class WaitingLetters
{
    /// <summary>How many letters one look reads at most: each costs a line of a file.</summary>
    private const int MaxLetters = 100_000;

    /// <exception cref="ReplayImpossible">Nobody knows which of them wait.</exception>
    /// <exception cref="IOException">They cannot be read.</exception>
    public static IEnumerable<(Letter Letter, ReplayWay Way)> Read(EventLog log) => Directory.Exists(log.Directory)
        ? new Replay(SystemDisk.Create(), log.Directory).Ways(hasHost: true).Take(MaxLetters)
        : [];

    public static IReadOnlyDictionary<string, LetterGroup> Group(EventLog log)
    {
        var groups = new Dictionary<string, LetterGroup>(StringComparer.Ordinal);
        foreach ((Letter letter, ReplayWay way) in Read(log))
        {
            string id = LetterGroup.IdOf(letter);
            if (!groups.TryGetValue(id, out LetterGroup? group))
                groups[id] = group = new LetterGroup(letter);
            group.Count++;
            group.Last = letter.Time;
            group.CanReplay |= way.Kind is WayKind.Host or WayKind.Handler;
        }

        return groups;
    }
}
