using McMaster.NETCore.Plugins;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SchemaPacks.Plugins;

/// <summary>The code of one pack: its load context, its container and what its module registered. Several generations may share it.</summary>
internal sealed class LoadedModule
{
    /// <summary>How long a pack's own disposal may take.</summary>
    private static readonly TimeSpan EndTimeout = TimeSpan.FromSeconds(10);

    private readonly ServiceProvider _services;
    private readonly PluginLoader _loader;
    private readonly string _path;
    private readonly Action<LoadedModule> _ended;
    private readonly ILogger _logger;
    private readonly Lock _holding = new();
    private int _holds = 1;

    /// <exception cref="Exception">Whatever a type's constructor throws.</exception>
    public LoadedModule(
        CodePackIdentity identity, string pack, PackRegistrations registered, ServiceProvider services, PluginLoader loader, string path,
        Func<string, IFormatCheck, PackFormat> guard, Action<LoadedModule> ended, ILogger logger)
    {
        Identity = identity;
        Pack = pack;
        _services = services;
        _loader = loader;
        _path = path;
        _ended = ended;
        _logger = logger;
        Handlers = Make<IEventHandler>(pack, registered.Handlers);
        Modifiers = Make<IEventModifier>(pack, registered.Modifiers);
        Listeners = Make<IEventListener>(pack, registered.Listeners);
        Formats = registered.Formats.ToDictionary(part => part.Name, part => guard(part.Name, (IFormatCheck)services.GetRequiredService(part.Type)), StringComparer.Ordinal);
    }

    public CodePackIdentity Identity { get; }

    /// <summary>The pack's name; a package may hold several packs.</summary>
    public string Pack { get; }

    public IReadOnlyList<ModulePart<IEventHandler>> Handlers { get; }

    public IReadOnlyList<ModulePart<IEventModifier>> Modifiers { get; }

    public IReadOnlyList<ModulePart<IEventListener>> Listeners { get; }

    public IReadOnlyDictionary<string, PackFormat> Formats { get; }

    /// <summary>Shares it with one generation more.</summary>
    /// <returns>False when it has ended: it must be loaded again.</returns>
    public bool TryHold()
    {
        lock (_holding)
        {
            if (_holds == 0)
                return false;
            _holds++;
            return true;
        }
    }

    /// <summary>One generation less. The last one ends it: instances are disposed, the context is unloaded. Never throws.</summary>
    public async ValueTask ReleaseAsync()
    {
        lock (_holding)
        {
            if (--_holds > 0)
                return;
        }

        _ended(this);
        try
        {
            await Task.Run(() => _services.DisposeAsync().AsTask()).WaitAsync(EndTimeout);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException) // foreign code: it may throw anything, or never end
        {
            _logger.PackNotEnded(Pack, exception.GetType().ToString());
        }

        _loader.Dispose();
        CodePackFolder.Remove(_path);
    }

    private List<ModulePart<T>> Make<T>(string pack, IEnumerable<PackRegistrations.Part> parts)
        where T : class =>
        [.. parts.Select(part => new ModulePart<T>(pack, part.Name, part.Schemas, (T)_services.GetRequiredService(part.Type)))];
}
