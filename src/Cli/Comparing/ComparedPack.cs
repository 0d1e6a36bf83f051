using SchemaPacks.Cli.Validating;
using SchemaPacks.Compiling;
using SchemaPacks.JsonSchema;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Cli.Comparing;

/// <summary>Packs to compare, or to take a schema from: an assembly, a package, or a folder.</summary>
internal static class ComparedPack
{
    public static bool Is(string path) => Directory.Exists(path) || Path.GetExtension(path).ToUpperInvariant() is ".DLL" or ".NUPKG";

    /// <summary>The schema that is asked for, judged as a host judges by it.</summary>
    /// <param name="registry">The packs.</param>
    /// <param name="wanted">An id or an id and a version; null for the only one there is.</param>
    /// <exception cref="CommandFailure">There is no such schema, or there are several.</exception>
    public static JsonSchemaValidator Pick(RegistrySnapshot registry, string? wanted)
    {
        if (wanted is null && registry.Schemas.Count > 1)
            throw new CommandFailure(ExitCode.Usage, $"say with --schema which schema of the pack is compared; there is {string.Join(", ", registry.Schemas.Take(10).Select(schema => $"'{schema.Key}'"))}");
        SchemaKey key = GivenSchema.Find(wanted, registry) ?? registry.Schemas[0].Key;
        return (JsonSchemaValidator)((CompiledSchema)registry.Find(key)!).Validator;
    }
}
