using SchemaPacks.Snapshots;

namespace SchemaPacks.Cli.Validating;

/// <summary>The option <c>--schema</c>: an id, which stands for its latest version, or an id and a version.</summary>
internal static class GivenSchema
{
    /// <exception cref="CommandFailure">There is no such schema.</exception>
    public static SchemaKey? Find(string? wanted, RegistrySnapshot registry)
    {
        if (wanted is null)
            return null;
        if (registry.TryGetLatest(wanted, out EventSchema? latest))
            return latest.Key;
        return registry.Schemas.FirstOrDefault(schema => schema.Key.ToString() == wanted)?.Key
            ?? throw new CommandFailure(ExitCode.Usage, $"there is no schema '{wanted}'; there is {string.Join(", ", registry.Schemas.Take(10).Select(schema => $"'{schema.Key}'"))}");
    }
}
