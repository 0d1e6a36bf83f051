using System.Diagnostics.CodeAnalysis;

namespace SchemaPacks.Allowing;

/// <summary>
/// Which versions of a schema an entry covers: <c>1.2.0</c> (that one), <c>1.*</c> (<c>1</c> and all that begin with <c>1.</c> or <c>1-</c>), <c>*</c> (all),
/// or an interval such as <c>[1,2)</c>, <c>(,3]</c>, <c>[1.5,)</c>, where a square bracket includes its end.
/// </summary>
internal sealed class VersionPattern
{
    public const string Allowed = "one version ('1.2.0'), a beginning ('1.*'), or an interval ('[1,2)')";

    private readonly string _beginning = "";
    private readonly SchemaVersion? _lowest;
    private readonly SchemaVersion? _highest;
    private readonly bool _includesLowest;
    private readonly bool _includesHighest;

    private VersionPattern(string beginning) => _beginning = beginning;

    private VersionPattern(SchemaVersion? lowest, bool includesLowest, SchemaVersion? highest, bool includesHighest)
    {
        _lowest = lowest;
        _includesLowest = includesLowest;
        _highest = highest;
        _includesHighest = includesHighest;
    }

    public static bool TryParse(string text, [NotNullWhen(true)] out VersionPattern? pattern)
    {
        text = text.Trim();
        pattern = text switch
        {
            "*" => new VersionPattern(""),
            ['[' or '(', .., ']' or ')'] => Interval(text),
            [.., '.' or '-', '*'] when SchemaVersion.TryParse(text[..^2], out SchemaVersion beginning) => new VersionPattern(beginning.Text),
            _ when SchemaVersion.TryParse(text, out SchemaVersion version) => new VersionPattern(version, true, version, true),
            _ => null,
        };
        return pattern is not null;
    }

    public bool Covers(SchemaVersion version)
    {
        if (_beginning.Length > 0)
            return version.Text.StartsWith(_beginning, StringComparison.Ordinal)
                && (version.Text.Length == _beginning.Length || version.Text[_beginning.Length] is '.' or '-');

        return (_lowest is not { } lowest || (_includesLowest ? version >= lowest : version > lowest))
            && (_highest is not { } highest || (_includesHighest ? version <= highest : version < highest));
    }

    private static VersionPattern? Interval(string text)
    {
        string[] ends = text[1..^1].Split(',');
        bool single = ends.Length == 1;
        if (ends.Length > 2 || (single && text is not ['[', .., ']']))
            return null;
        if (!TryEnd(ends[0], out SchemaVersion? lowest) || !TryEnd(ends[^1], out SchemaVersion? highest) || (lowest is null && highest is null) || lowest > highest)
            return null;
        return new VersionPattern(lowest, text[0] == '[', highest, text[^1] == ']');
    }

    private static bool TryEnd(string text, out SchemaVersion? end)
    {
        text = text.Trim();
        bool valid = SchemaVersion.TryParse(text, out SchemaVersion version);
        end = valid ? version : null;
        return valid || text.Length == 0;
    }
}
