using System.Runtime.CompilerServices;

internal static class Initializer
{
    [ModuleInitializer]
    internal static void Run() => System.Environment.SetEnvironmentVariable("SCHEMAPACKS_INITIALIZER_RAN", "1");
}
