namespace SchemaPacks.Referring;

/// <summary>What decides which schemas a pack may refer to.</summary>
/// <param name="Name">The pack's name.</param>
/// <param name="Package">Id of the package that it lies in; null when it lies in none.</param>
/// <param name="Dependencies">Names of the packs, or of the packages with packs, that it depends on.</param>
internal sealed record PackLinks(string Name, string? Package, IReadOnlyList<string> Dependencies);
