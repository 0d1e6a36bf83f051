using System.Runtime.CompilerServices;

[assembly: SchemaPacks.TelemetrySchemas("ModuleInitializer.Schemas")]

namespace ModuleInitializer;

/// <summary>Code that would run if a host loaded this pack: it leaves a file behind, whose path the test gives.</summary>
internal static class Trap
{
    [ModuleInitializer]
    internal static void Spring()
    {
        if (Environment.GetEnvironmentVariable("SCHEMAPACKS_TRAP") is { Length: > 0 } path)
            File.WriteAllText(path, "The pack's code ran.");
    }
}
