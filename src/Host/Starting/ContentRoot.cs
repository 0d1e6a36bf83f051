namespace SchemaPacks.Hosting.Starting;

/// <summary>Where settings are read and records written.</summary>
internal static class ContentRoot
{
    /// <returns>
    /// What <c>--contentRoot</c>, <c>DOTNET_CONTENTROOT</c> or <c>ASPNETCORE_CONTENTROOT</c> says; else the working directory where it has settings; else the
    /// executable's folder, so that a published host may be started from anywhere.
    /// </returns>
    public static string Find(string[] args)
    {
        string? asked = new ConfigurationBuilder()
            .AddEnvironmentVariables("DOTNET_").AddEnvironmentVariables("ASPNETCORE_").AddCommandLine(args).Build()["contentRoot"];
        string current = Directory.GetCurrentDirectory();
        return asked ?? (File.Exists(Path.Combine(current, "appsettings.json")) ? current : AppContext.BaseDirectory);
    }
}
