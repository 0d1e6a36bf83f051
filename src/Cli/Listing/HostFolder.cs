using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using SchemaPacks.Configuration;
using SchemaPacks.Feeds;

namespace SchemaPacks.Cli.Listing;

/// <summary>
/// A folder as the content root of a host: its settings say where packs are, else its list of packs and its folder <c>packs</c> do. No feed is asked, and no
/// code of packs runs.
/// </summary>
internal sealed class HostFolder(string folder) : IHostEnvironment
{
    private const string SettingsName = "appsettings.json";

    public string ApplicationName { get; set; } = "schemapacks";

    public string EnvironmentName { get; set; } =
        Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? Environments.Production;

    public string ContentRootPath { get; set; } = folder;

    public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();

    /// <summary>The services of a host there, with its registry among them.</summary>
    /// <exception cref="CommandFailure">The settings are no settings.</exception>
    public ServiceProvider CreateServices()
    {
        IServiceCollection services = new ServiceCollection().AddSingleton<IHostEnvironment>(this);
        if (ReadAllSettings() is not { } all)
            return services.AddSchemaPacks(Configure).BuildServiceProvider();
        IConfiguration settings = OfPacks(all);
        return services.AddSchemaPacks(settings, packs => packs.FromNuGet(settings).Settings.IsDryRun = true).BuildServiceProvider();
    }

    private void Configure(SchemaPacksBuilder packs)
    {
        string own = Path.Combine(ContentRootPath, "packs");
        packs.Settings.IsDryRun = true;
        packs.FromNuGet(nuget => nuget.Restore = PackRestoreMode.Off);
        if (Directory.Exists(own))
            packs.FromFolder(own);
        else if (!File.Exists(Path.Combine(ContentRootPath, PackFeedOptions.LockName)))
            packs.FromFolder(ContentRootPath); // a folder of packs
    }

    /// <summary>What a host reads there: its files, then the variables of this environment.</summary>
    /// <returns>Null where there is no file.</returns>
    /// <exception cref="CommandFailure">The settings are no settings.</exception>
    public IConfiguration? ReadAllSettings()
    {
        if (!File.Exists(Path.Combine(ContentRootPath, SettingsName)))
            return null;
        try
        {
            return new ConfigurationBuilder().SetBasePath(ContentRootPath)
                .AddJsonFile(SettingsName).AddJsonFile($"appsettings.{EnvironmentName}.json", optional: true).AddEnvironmentVariables().Build();
        }
        catch (Exception exception) when (exception is InvalidDataException or FormatException)
        {
            throw new CommandFailure(ExitCode.Usage, $"the settings of '{ContentRootPath}' cannot be read: {exception.GetBaseException().Message}");
        }
    }

    private static IConfiguration OfPacks(IConfiguration all) => new ConfigurationBuilder().AddInMemoryCollection(all.GetSection("Packs").AsEnumerable()
        .Where(setting => setting.Value is not null && !setting.Key.Equals("Packs:NuGet:Poll", StringComparison.OrdinalIgnoreCase))
        .Append(new("Packs:NuGet:Restore", "off"))).Build();
}
