using System.Diagnostics.CodeAnalysis;

namespace SchemaPacks;

/// <summary>
/// Takes what a pack's module registers. Types are made by a container of the pack's own, one instance each, disposed when the pack is unloaded. A public
/// constructor may ask for what the pack registers, and for three things that the host offers: <see cref="TimeProvider"/>, <see cref="IPackLogger"/>, and the
/// pack's settings as <c>IReadOnlyDictionary&lt;string, string&gt;</c>. It gets nothing else from the host.
/// </summary>
/// <remarks>
/// Parts are known by <c>PACK/NAME</c>, in settings, in health and in metrics. Schemas are chosen by ids (<c>acme.page-view</c>), by beginnings of ids (<c>acme.*</c>; <c>*</c> for all),
/// and by either after a <c>!</c>, which excludes. Where none are given, they are the schemas that the pack itself brings.
/// </remarks>
public interface IPackBuilder
{
    /// <summary>What the operator set for this pack. Empty unless something was.</summary>
    IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>Adds a handler. It is called from a queue of its own, and no event waits for it unless the operator makes it required.</summary>
    /// <param name="name">Letters, digits, <c>-</c> and <c>_</c>, at most 64; once in the pack.</param>
    /// <param name="schemas">Whose events it gets, unless the operator says otherwise.</param>
    IPackBuilder AddHandler<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(string name, params IReadOnlyList<string> schemas)
        where T : class, IEventHandler;

    /// <summary>Adds a modifier. Those of packs run after the application's own, by the names of the packs, then in the order in which they are added.</summary>
    /// <inheritdoc cref="AddHandler{T}"/>
    IPackBuilder AddModifier<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(string name, params IReadOnlyList<string> schemas)
        where T : class, IEventModifier;

    /// <summary>Adds a listener.</summary>
    /// <inheritdoc cref="AddHandler{T}"/>
    IPackBuilder AddListener<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(string name, params IReadOnlyList<string> schemas)
        where T : class, IEventListener;

    /// <summary>Adds a format that schemas of this pack, and of packs that depend on it, may name. Other schemas do not see it.</summary>
    /// <param name="format">The format's name, as schemas write it: no name of JSON Schema's own, and no other pack's.</param>
    IPackBuilder AddFormat<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(string format)
        where T : class, IFormatCheck;

    /// <summary>Adds a service for the constructors of this pack's types. Other packs and the host do not see it.</summary>
    IPackBuilder AddSingleton<TService, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TImplementation>()
        where TService : class
        where TImplementation : class, TService;

    /// <summary>The same with a service that the pack makes itself.</summary>
    /// <param name="create">Makes it, when it is first asked for.</param>
    IPackBuilder AddSingleton<TService>(Func<IServiceProvider, TService> create)
        where TService : class;
}
