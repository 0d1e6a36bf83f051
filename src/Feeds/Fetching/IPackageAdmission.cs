namespace SchemaPacks.Feeds;

/// <summary>
/// Decides whether a package may be used. Asked of every package of a restore, freshly fetched or from the cache, after its hash was found to be the locked
/// one and before anything reads its schemas. It is the one place where signatures, owners and names are judged.
/// </summary>
public interface IPackageAdmission
{
    /// <summary>Judges one package.</summary>
    /// <param name="package">The package. Its file is only to be read.</param>
    /// <param name="cancellationToken">The caller gave up.</param>
    /// <returns>What was found. The package is used unless one of these is an error.</returns>
    ValueTask<IReadOnlyList<Diagnostic>> JudgeAsync(FetchedPackage package, CancellationToken cancellationToken);
}
