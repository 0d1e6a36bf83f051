using SchemaPacks.JsonSchema;

namespace SchemaPacks.Plugins;

/// <summary>
/// The code of all trusted packs of one snapshot. A pack that the next snapshot has unchanged is not loaded again: both share it. It is unloaded when the last
/// snapshot that has it was let go of by everybody who held it.
/// </summary>
public sealed class LoadedModules : IAsyncDisposable
{
    private readonly IReadOnlyList<LoadedModule> _modules;
    private readonly Lock _holding = new();
    private int _holds = 1;

    internal LoadedModules(IReadOnlyList<LoadedModule> modules)
    {
        _modules = modules;
        Handlers = [.. modules.SelectMany(module => module.Handlers)];
        Modifiers = [.. modules.SelectMany(module => module.Modifiers)];
        Listeners = [.. modules.SelectMany(module => module.Listeners)];
        Formats = [.. modules.SelectMany(module => module.Formats.Values)];
    }

    /// <summary>No code at all.</summary>
    public static LoadedModules Empty { get; } = new([]);

    /// <summary>Handlers, by pack, then in the order in which they were registered.</summary>
    public IReadOnlyList<ModulePart<IEventHandler>> Handlers { get; }

    /// <summary>Modifiers, in the same order.</summary>
    public IReadOnlyList<ModulePart<IEventModifier>> Modifiers { get; }

    /// <summary>Listeners, in the same order.</summary>
    public IReadOnlyList<ModulePart<IEventListener>> Listeners { get; }

    /// <summary>Formats, in the same order.</summary>
    public IReadOnlyList<PackFormat> Formats { get; }

    /// <summary>Whether it has any part that takes part in recording.</summary>
    public bool IsEmpty => Handlers.Count == 0 && Modifiers.Count == 0 && Listeners.Count == 0;

    /// <summary>Whether a pack's code is among it, and runs.</summary>
    public bool Has(SchemaPack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return _modules.Any(module => module.Pack == pack.Name);
    }

    /// <summary>Keeps the code loaded until <see cref="DisposeAsync"/> was called once more.</summary>
    /// <returns>False when it is being unloaded already: another snapshot is in force then.</returns>
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

    /// <summary>Lets go. The last one to do so unloads every pack that no other snapshot has. Never throws.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_holding)
        {
            if (_modules.Count == 0 || _holds == 0 || --_holds > 0)
                return;
        }

        foreach (LoadedModule module in _modules)
            await module.ReleaseAsync();
    }

    /// <summary>Whether another generation has the very same code.</summary>
    internal bool IsSame(LoadedModules other) => _modules.SequenceEqual(other._modules);

    /// <summary>The formats of some packs, and those that the host itself brings, which come first.</summary>
    internal IReadOnlyDictionary<string, FormatCheck> FormatsOf(IReadOnlySet<string> packs, IReadOnlyDictionary<string, FormatCheck> own)
    {
        var formats = Formats.Where(format => packs.Contains(format.Pack)).ToDictionary(format => format.Format, format => (FormatCheck)format.Holds, StringComparer.Ordinal);
        foreach ((string name, FormatCheck check) in own)
            formats[name] = check;
        return formats;
    }
}
