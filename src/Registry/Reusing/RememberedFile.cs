using SchemaPacks.Scanning;

namespace SchemaPacks.Reusing;

/// <summary>What scanning made of a file or folder.</summary>
/// <param name="Place">Its path; null for what is not on the disk.</param>
/// <param name="Stamp">How it stood when it was read; null when that says nothing about its content.</param>
/// <param name="Expected">The only content that it might have had.</param>
/// <param name="Scanned">What it held.</param>
internal sealed record RememberedFile(string? Place, SourceStamp? Stamp, string? Expected, ScannedPack Scanned)
{
    /// <summary>
    /// A file that was written this shortly before it was read may have been written once more since, within one tick of a file system's
    /// clock (FAT counts two seconds).
    /// </summary>
    private static readonly TimeSpan Racy = TimeSpan.FromSeconds(3);

    /// <param name="file">The file or folder.</param>
    /// <param name="stamp">Taken before the file was read.</param>
    /// <param name="readAt">When reading began, by the system's clock.</param>
    /// <param name="scanned">What it held.</param>
    public static RememberedFile Of(PackFile file, SourceStamp stamp, DateTimeOffset readAt, ScannedPack scanned) => new(
        file.Place, scanned.Findings.Any(finding => finding.Descriptor == Diagnostics.PackUnreadable) || stamp.Youngest > readAt.UtcDateTime - Racy ? null : stamp, file.Expected, scanned);

    /// <summary>Whether what it held would do for what is expected now.</summary>
    public bool Fits(PackFile file) => file.Expected is not { } expected || Scanned.Candidates.All(pack => pack.Pack.Sha512 == expected);

    /// <summary>The same without the bytes of its schemas.</summary>
    public RememberedFile WithoutBytes() => Scanned.Candidates.Any(pack => pack.Resources is [{ Bytes.IsEmpty: false }, ..])
        ? this with { Scanned = Scanned with { Candidates = [.. Scanned.Candidates.Select(WithoutBytes)] } }
        : this;

    /// <summary>A pack without the bytes of its schemas.</summary>
    public static PackCandidate WithoutBytes(PackCandidate pack) =>
        pack with { Resources = [.. pack.Resources.Select(resource => resource with { Bytes = default })] };
}
