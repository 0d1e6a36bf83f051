using System.Runtime.CompilerServices;

namespace FurtherPack;

/// <summary>Code that the runtime would run as soon as it loaded the pack. A host reads packs as metadata, so it never runs.</summary>
internal static class Trap
{
#pragma warning disable CA2255 // a module initializer in a library is what this fixture is about
    [ModuleInitializer]
    internal static void Spring()
    {
        if (Environment.GetEnvironmentVariable("SCHEMAPACKS_TRAP") is { Length: > 0 } path)
            File.WriteAllText(path, "sprung");
    }
#pragma warning restore CA2255
}
