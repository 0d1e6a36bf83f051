using NuGet.Versioning;

namespace SchemaPacks.Feeds;

/// <summary>Which versions a range admits, and which of them is taken.</summary>
internal static class RangeChoice
{
    /// <summary>
    /// Whether a range admits a version. Stricter than NuGet in one thing: <c>1.*</c> never admits 2.0, even where there is no 1.x.
    /// </summary>
    public static bool Admits(this VersionRange range, NuGetVersion version) => range.Satisfies(version)
        && (!range.IsFloating || range.Float!.Satisfies(version) || (!range.NamesPrerelease() && range.Float.Satisfies(Release(version))));

    /// <summary>Whether a range names a prerelease itself: <c>1.0.0-beta</c>, <c>1.0.0-*</c>.</summary>
    public static bool NamesPrerelease(this VersionRange range) => range.MinVersion is { IsPrerelease: true }
        || range.Float?.FloatBehavior is NuGetVersionFloatBehavior.Prerelease or NuGetVersionFloatBehavior.PrereleaseRevision or NuGetVersionFloatBehavior.PrereleasePatch
            or NuGetVersionFloatBehavior.PrereleaseMinor or NuGetVersionFloatBehavior.PrereleaseMajor or NuGetVersionFloatBehavior.AbsoluteLatest;

    /// <summary>Whether a range is a lowest version alone, such as <c>1.2.0</c>: then that version is meant, or else the next higher one.</summary>
    public static bool IsMinimum(this VersionRange range) => !range.IsFloating && !range.HasUpperBound;

    /// <summary>Whether a range means exactly that version, so that it is taken although its owner hid it.</summary>
    public static bool Names(this VersionRange range, NuGetVersion version) => !range.IsFloating && range.MinVersion is { } lowest && range.IsMinInclusive && lowest == version;

    // Where prereleases are asked for beside the range, 1.* means those of 1.x too.
    private static NuGetVersion Release(NuGetVersion version) => new(version.Major, version.Minor, version.Patch, version.Revision);
}
