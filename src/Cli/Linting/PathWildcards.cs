using System.Text.RegularExpressions;

namespace SchemaPacks.Cli.Linting;

/// <summary>Paths by wildcards: <c>*</c> is any text without a slash, <c>**</c> any text, <c>?</c> one letter.</summary>
internal sealed class PathWildcards(IEnumerable<string> wildcards)
{
    private readonly Regex[] _patterns = [.. wildcards.Select(Pattern)];

    /// <param name="path">A path with forward slashes.</param>
    public bool Match(string path) => _patterns.Any(pattern => pattern.IsMatch(path));

    private static Regex Pattern(string wildcard)
    {
        string pattern = Regex.Escape(Rooted(wildcard)).Replace(@"\*\*/", "(.*/)?", StringComparison.Ordinal)
            .Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal).Replace(@"\?", "[^/]", StringComparison.Ordinal);
        return new Regex($"^{pattern}(/.*)?$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }

    // 'Drafts/' and './Drafts' are 'Drafts', which stands for all that is in it, too.
    private static string Rooted(string wildcard) => (wildcard.StartsWith("./", StringComparison.Ordinal) ? wildcard[2..] : wildcard).Trim('/');
}
