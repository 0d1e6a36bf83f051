using System.Runtime.CompilerServices;

namespace SchemaPacks.Tests.Feeds;

/// <summary>NuGet's client asks a feed that fails again and again, a second apart. In tests it need not wait so long; it asks as often.</summary>
internal static class QuickAttempts
{
    [ModuleInitializer]
    internal static void Shorten() => Environment.SetEnvironmentVariable("NUGET_ENHANCED_NETWORK_RETRY_DELAY_MILLISECONDS", "20");
}
