using System.Text.RegularExpressions;
using NuGet.Versioning;

namespace SchemaPacks.Feeds;

/// <summary>Ids of packages, which become parts of paths and addresses.</summary>
internal static partial class PackageName
{
    /// <summary>The longest id that NuGet's gallery takes.</summary>
    private const int MaxLength = 100;

    /// <summary>Letters, digits and underscores, with single dots or dashes between them: never a path.</summary>
    public static bool IsId(string id) => id.Length <= MaxLength && Id().IsMatch(id);

    /// <summary>How the version stands in paths and addresses: normal form, lower case, no build metadata.</summary>
    public static string PathPart(this NuGetVersion version) => version.ToNormalizedString().ToLowerInvariant();

    public static string PathPart(string id) => id.ToLowerInvariant();

    [GeneratedRegex(@"^\w+([_.-]\w+)*\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
