namespace SchemaPacks.Scanning;

/// <summary>What became of one file or folder that may be a pack.</summary>
/// <param name="Candidates">The pack; none when it is none, or not one that can be read. A package may hold several.</param>
/// <param name="Findings">What was found.</param>
/// <param name="IsUnreadable">Whether it could not be opened, so that nothing is known about it.</param>
internal sealed record ScannedPack(IReadOnlyList<PackCandidate> Candidates, IReadOnlyList<Diagnostic> Findings, bool IsUnreadable = false)
{
    /// <summary>A file that says nothing about itself because it could not be read.</summary>
    public static ScannedPack Unreadable(string path, Exception reason) =>
        new([], [Diagnostics.PackUnreadable.Create($"'{path}' cannot be read: {reason.Message.TrimEnd('.')}") with { Pack = path }], IsUnreadable: true);

    /// <summary>A file that is refused whole.</summary>
    public static ScannedPack Refused(Diagnostic finding) => new([], [finding]);
}
