using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SchemaPacks.Tests.Feeds;

/// <summary>A host in a folder, whose packs were loaded. Its own packs lie in <c>packs</c>.</summary>
internal static class FeedHost
{
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(2);

    public static IHost Start(HostFolder folder, params (string Name, string Value)[] settings) => Start(folder, null, null, settings);

    public static IHost Start(HostFolder folder, TimeProvider? time, params (string Name, string Value)[] settings) => Start(folder, time, null, settings);

    public static IHost Start(HostFolder folder, TimeProvider? time, Action<IServiceCollection>? configure, params (string Name, string Value)[] settings)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = folder.Path });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>(setting.Name, setting.Value)).Append(new("Packs:Folders:0", folder["packs"])).Append(new("Packs:Settle", "00:00:00.05")));
        Directory.CreateDirectory(folder["packs"]);
        if (time is not null)
            builder.Services.AddSingleton(time);
        configure?.Invoke(builder.Services);
        builder.Services.AddSchemaPacks(builder.Configuration, packs => packs.FromNuGet(builder.Configuration));
        IHost host = builder.Build();
        try
        {
            host.Services.GetRequiredService<IEventSchemaRegistry>();
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    public static async Task ChangedAsync(IEventSchemaRegistry registry, Func<RegistryRevision, bool> condition, Action? meanwhile = null)
    {
        using var limit = new CancellationTokenSource(Hang);
        while (!condition(registry.Current))
        {
            meanwhile?.Invoke();
            await Task.Delay(20, limit.Token);
        }
    }
}
