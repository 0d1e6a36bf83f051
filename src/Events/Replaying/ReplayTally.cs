namespace SchemaPacks.Replaying;

/// <summary>What became of the letters, or would, by what they have in common.</summary>
internal sealed class ReplayTally
{
    private readonly Dictionary<LetterGroup, long> _groups = [];

    /// <summary>The groups in the order of their first letters, with their size.</summary>
    public IEnumerable<(LetterGroup Group, long Count)> Groups => _groups.Select(group => (group.Key, group.Value));

    public long Total => _groups.Values.Sum();

    public long Count(params LetterResult[] results) => _groups.Where(group => results.Contains(group.Key.Result)).Sum(group => group.Value);

    public void Add(Letter letter, LetterResult result, string reason = "")
    {
        var group = new LetterGroup(letter.Stage, letter.Code, letter.Schema, letter.Version.Trim('"'), letter.Handler, result, reason);
        _groups[group] = _groups.GetValueOrDefault(group) + 1;
    }
}

/// <summary>Letters that ended alike, for the same reason, with the same result.</summary>
internal sealed record LetterGroup(string? Stage, string Code, string Schema, string Version, string? Handler, LetterResult Result, string Reason);

internal enum LetterResult
{
    /// <summary>It would be, in a dry run.</summary>
    Recordable,

    Recorded,

    /// <summary>A letter before it is about the same event.</summary>
    Copy,

    Left,
}
