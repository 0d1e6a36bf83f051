namespace SchemaPacks.Routing;

/// <summary>
/// Which schemas a handler takes: ids, beginnings of ids followed by <c>*</c>, and either after a <c>!</c> to exclude. An exclusion wins; with nothing
/// but exclusions, all other schemas are taken.
/// </summary>
/// <param name="patterns">Texts of which each <see cref="IsPattern"/>.</param>
public sealed class SchemaFilter(IEnumerable<string> patterns)
{
    private readonly string[] _included = [.. patterns.Where(pattern => pattern[0] != '!')];
    private readonly string[] _excluded = [.. patterns.Where(pattern => pattern[0] == '!').Select(pattern => pattern[1..])];

    /// <summary>Whether a text is an id, or the beginning of one before a final <c>*</c>, perhaps after a <c>!</c>.</summary>

    public static bool IsPattern(string text)
    {
        string id = text.StartsWith('!') ? text[1..] : text;
        return id.Length > 0 && id.IndexOf('*') is var star && (star < 0 || star == id.Length - 1);
    }

    /// <summary>What is wrong with a text that is none.</summary>
    public static string CannotMatch(string pattern) =>
        $"'{pattern}' matches no schema; allowed is a schema id ('acme.page-view'), a beginning ('acme.*'), or either after '!' to exclude it";

    /// <summary>Whether the patterns let a schema through.</summary>
    public bool Takes(string schemaId) => !AnyMatches(_excluded, schemaId) && (_included.Length == 0 || AnyMatches(_included, schemaId));

    private static bool AnyMatches(string[] patterns, string id)
    {
        foreach (string pattern in patterns)
            if (pattern[^1] == '*' ? id.AsSpan().StartsWith(pattern.AsSpan(..^1), StringComparison.Ordinal) : id == pattern)
                return true;
        return false;
    }
}
