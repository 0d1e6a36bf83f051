namespace SchemaPacks.Routing;

/// <summary>
/// Which schemas a handler takes: ids, beginnings of ids followed by <c>*</c>, and either after a <c>!</c> to exclude. An exclusion wins; with nothing
/// but exclusions, all other schemas are taken.
/// </summary>
internal sealed class SchemaFilter(IEnumerable<string> patterns)
{
    private readonly string[] _included = [.. patterns.Where(pattern => pattern[0] != '!')];
    private readonly string[] _excluded = [.. patterns.Where(pattern => pattern[0] == '!').Select(pattern => pattern[1..])];

    public static bool IsPattern(string text)
    {
        string id = text.StartsWith('!') ? text[1..] : text;
        return id.Length > 0 && id.IndexOf('*') is var star && (star < 0 || star == id.Length - 1);
    }

    public static string CannotMatch(string pattern) =>
        $"'{pattern}' matches no schema; allowed is a schema id ('acme.page-view'), a beginning ('acme.*'), or either after '!' to exclude it";

    public bool Takes(string schemaId) =>
        !_excluded.Any(pattern => Matches(pattern, schemaId)) && (_included.Length == 0 || _included.Any(pattern => Matches(pattern, schemaId)));

    private static bool Matches(string pattern, string id) =>
        pattern[^1] == '*' ? id.StartsWith(pattern[..^1], StringComparison.Ordinal) : id == pattern;
}
