using SchemaPacks.Compatibility;
using SchemaPacks.Evolving;

namespace SchemaPacks.Cli.Comparing;

/// <summary>A comparison of packs for people: what is not the same, and one sentence about all.</summary>
internal static class PackDiffText
{
    public static void Write(Screen screen, PackComparison comparison)
    {
        foreach (SchemaPair pair in comparison.Pairs.Where(pair => pair.Change != SchemaChange.Same))
        {
            screen.Output.WriteLine(Screen.Plain(Heading(pair)));
            if (pair.Comparison is not null)
                DiffText.Write(screen, pair.Comparison);
            screen.Output.WriteLine();
        }

        string[] counts =
        [
            .. new[] { (SchemaChange.Same, "the same"), (SchemaChange.Changed, "changed in place"), (SchemaChange.Version, "in a new version"), (SchemaChange.Added, "new"), (SchemaChange.Removed, "gone") }
                .Where(part => comparison.Count(part.Item1) > 0).Select(part => $"{Amount.Of(comparison.Count(part.Item1))} {part.Item2}"),
        ];
        screen.Summarize($"{Amount.Of(comparison.Pairs.Count, "schema")}: {string.Join(", ", counts)}. For the pack, {comparison.Bump switch { VersionBump.Patch => "a patch", VersionBump.Minor => "a minor version", _ => "a major version" }}.", comparison.IsCompatible);
    }

    private static string Heading(SchemaPair pair) => pair.Change switch
    {
        SchemaChange.Changed => $"{pair.New!.Key} has another content; a version that was published keeps its own, so give it a new one",
        SchemaChange.Version => $"{pair.New!.Key} is a new version, compared with {pair.Old!.Key.Version}",
        SchemaChange.Added => $"{pair.New!.Key} is new",
        _ => $"{pair.Old!.Key} is gone",
    };
}
