using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SchemaPacks.Handlers;
using SchemaPacks.Plugins;
using SchemaPacks.Scanning;
using SchemaPacks.Watching;

namespace SchemaPacks.Configuration;

/// <summary>Says in code what else stands in settings: where schemas come from, which are recorded, and where records go.</summary>
/// <example>
/// <code>
/// services.AddSchemaPacks(packs => packs
///     .FromFolder("packs")
///     .Allow("hub.jupyter.org/server-action")
///     .WriteToFile("events"));
/// </code>
/// </example>
public sealed class SchemaPacksBuilder
{
    internal SchemaPacksBuilder(SchemaPacksSettings settings) => Settings = settings;

    internal SchemaPacksSettings Settings { get; }

    /// <summary>Reads the sections <c>Packs</c> and <c>EventLog</c>. What they say is added to what code says.</summary>
    /// <param name="configuration">The root of the settings.</param>
    public SchemaPacksBuilder FromConfiguration(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        Settings.Configurations.Add(configuration);
        SettingsReader.Read(configuration, Settings);
        return this;
    }

    /// <summary>Takes the packs in a folder: assemblies, and folders of YAML or JSON files.</summary>
    /// <param name="path">The folder; a relative path is looked for in the host's content root, and where it is not there, beside the executable.</param>
    public SchemaPacksBuilder FromFolder(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Settings.PackFolders.Add(path);
        return this;
    }

    /// <summary>
    /// Says how folders of packs are watched where the application has a host: packs that are added, replaced or removed while it runs are
    /// then loaded. Without this call, and without settings, the file system's word is taken.
    /// </summary>
    public SchemaPacksBuilder Watch(PackWatchOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Settings.Watch = options;
        return this;
    }

    /// <summary>Takes packs from a source that is made when packs are first loaded.</summary>
    /// <param name="create">Makes the source.</param>
    public SchemaPacksBuilder From(Func<IServiceProvider, PackSource> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        Settings.PackSources.Add(create);
        return this;
    }

    /// <summary>Takes the schemas that an assembly of this application embeds and its <see cref="TelemetrySchemasAttribute"/> names.</summary>
    public SchemaPacksBuilder FromAssembly(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        Settings.PackAssemblies.Add(assembly);
        return this;
    }

    /// <summary>Takes one schema as text.</summary>
    /// <param name="name">What findings call it. A name that ends in <c>.json</c> is JSON, any other YAML.</param>
    /// <param name="text">The schema.</param>
    public SchemaPacksBuilder FromDocument(string name, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(text);
        bool isNamed = Path.GetExtension(name) is ".yaml" or ".yml" or ".json";
        Settings.PackDocuments.Add((isNamed ? name : name + ".yaml", text));
        return this;
    }

    /// <summary>Lets the code of a pack run: its handlers, modifiers, listeners and formats. By default no pack's code runs.</summary>
    /// <param name="pack">The pack, by its id and the content or the signer that it must have.</param>
    public SchemaPacksBuilder TrustCode(TrustedCodePack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        Settings.TrustedPacks.Add(pack);
        return this;
    }

    /// <summary>Refuses schemas that have warnings. Off by default.</summary>
    public SchemaPacksBuilder Strict(bool strict = true)
    {
        Settings.Strict = strict;
        return this;
    }

    /// <summary>Sets what holds for every event.</summary>
    public SchemaPacksBuilder Configure(Action<EventLogOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        configure(Settings.Log);
        return this;
    }

    /// <summary>Lets events of a schema be recorded. Of several entries for one id, the first that covers the version decides.</summary>
    /// <param name="id">The schema's <c>$id</c>.</param>
    /// <param name="configure">Narrows the versions, widens what is kept.</param>
    public SchemaPacksBuilder Allow(string id, Action<AllowedSchema>? configure = null)
    {
        var entry = new AllowedSchema(id);
        configure?.Invoke(entry);
        Settings.AllowedSchemas.Add(entry);
        return this;
    }

    /// <summary>Hands records to a handler. Whoever made the handler disposes it.</summary>
    /// <param name="name">What findings call it. Each name stands for one handler.</param>
    /// <param name="handler">The handler.</param>
    /// <param name="configure">Chooses its events and what it sees of them.</param>
    public SchemaPacksBuilder WriteTo(string name, IEventHandler handler, Action<HandlerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Add(name, (_, _, _) => new BorrowedHandler(handler), required: false, configure);
    }

    /// <summary>Hands records to a handler that is made when the log starts and disposed when it stops.</summary>
    /// <inheritdoc cref="WriteTo(string, IEventHandler, Action{HandlerOptions}?)"/>
    /// <param name="create">Makes the handler.</param>
    public SchemaPacksBuilder WriteTo(string name, Func<IServiceProvider, IEventHandler> create, Action<HandlerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(create);
        return Add(name, (services, _, _) => create(services), required: false, configure);
    }

    /// <summary>Writes records to files of JSON lines in <see cref="EventLogOptions.Directory"/>: <c>NAME-NNNNNNNNNN.jsonl</c>. Required unless configured otherwise.</summary>
    /// <inheritdoc cref="WriteTo(string, IEventHandler, Action{HandlerOptions}?)"/>
    public SchemaPacksBuilder WriteToFile(string name, Action<HandlerOptions>? configure = null) => WriteToFile(name, new FileHandlerOptions(), configure);

    /// <inheritdoc cref="WriteToFile(string, Action{HandlerOptions}?)"/>
    /// <param name="name">What findings call it. Each name stands for one handler.</param>
    /// <param name="file">How it writes, and what it keeps.</param>
    /// <param name="configure">Chooses its events and what it sees of them.</param>
    public SchemaPacksBuilder WriteToFile(string name, FileHandlerOptions file, Action<HandlerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Add(name, HandlerKinds.File(name, file), required: true, configure);
    }

    /// <summary>Writes records to standard output, one JSON object per line.</summary>
    /// <inheritdoc cref="WriteTo(string, IEventHandler, Action{HandlerOptions}?)"/>
    public SchemaPacksBuilder WriteToConsole(string name, Action<HandlerOptions>? configure = null) =>
        Add(name, HandlerKinds.Create("console"), required: false, configure);

    /// <summary>Logs records through the application's logging, under the category <c>SchemaPacks.Events</c>.</summary>
    /// <inheritdoc cref="WriteTo(string, IEventHandler, Action{HandlerOptions}?)"/>
    public SchemaPacksBuilder WriteToLogger(string name, Action<HandlerOptions>? configure = null) =>
        Add(name, HandlerKinds.Create("logger"), required: false, configure);

    /// <summary>Lets a modifier change events before they are judged, in the order of these calls.</summary>
    /// <param name="modifier">The modifier.</param>
    /// <param name="schemaId">The schema whose events it sees; null for all.</param>
    public SchemaPacksBuilder Modify(IEventModifier modifier, string? schemaId = null)
    {
        ArgumentNullException.ThrowIfNull(modifier);
        Settings.Modifiers.Add(new ModifierRegistration(schemaId, _ => modifier));
        return this;
    }

    /// <summary>The same with a modifier from the services, or made with constructor arguments from there.</summary>
    /// <inheritdoc cref="Modify(IEventModifier, string?)"/>
    public SchemaPacksBuilder Modify<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(string? schemaId = null)
        where T : class, IEventModifier
    {
        Settings.Modifiers.Add(new ModifierRegistration(schemaId, ActivatorUtilities.GetServiceOrCreateInstance<T>));
        return this;
    }

    /// <summary>Lets a listener hear of events after they were recorded.</summary>
    /// <param name="listener">The listener.</param>
    /// <param name="schemaId">The schema whose events it hears of; null for all.</param>
    public SchemaPacksBuilder Listen(IEventListener listener, string? schemaId = null)
    {
        ArgumentNullException.ThrowIfNull(listener);
        Settings.Listeners.Add(new ListenerRegistration(schemaId, _ => listener));
        return this;
    }

    /// <summary>The same with a listener from the services, or made with constructor arguments from there.</summary>
    /// <inheritdoc cref="Listen(IEventListener, string?)"/>
    public SchemaPacksBuilder Listen<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(string? schemaId = null)
        where T : class, IEventListener
    {
        Settings.Listeners.Add(new ListenerRegistration(schemaId, ActivatorUtilities.GetServiceOrCreateInstance<T>));
        return this;
    }

    /// <summary>
    /// Keeps records on the disk, in <c>NAME-outbox</c> in <see cref="EventLogOptions.Directory"/>, until a publisher has handed them to a broker. Required unless
    /// configured otherwise: an event is recorded when the outbox has it.
    /// </summary>
    /// <inheritdoc cref="WriteTo(string, IEventHandler, Action{HandlerOptions}?)"/>
    /// <param name="create">Makes the publisher when the log starts. It is disposed when the log stops.</param>
    /// <param name="outbox">How the outbox keeps records and hands them on; the defaults when left out.</param>
    public SchemaPacksBuilder WriteToOutbox(
        string name, Func<IServiceProvider, IRecordPublisher> create, OutboxOptions? outbox = null, Action<HandlerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(create);
        return Add(name, HandlerKinds.Outbox(name, create, outbox ?? new OutboxOptions()), required: true, configure);
    }

    /// <summary>Lets settings name a further kind of handler: <c>EventLog:Handlers:NAME:Kind</c>. Its handlers are not required unless settings say so.</summary>
    /// <param name="kind">What stands there. A kind that was offered before is replaced; those that are built in cannot be.</param>
    /// <param name="settings">The names of the settings that only this kind has.</param>
    /// <param name="read">
    /// Reads them from the handler's section, and refuses there what is wrong. Returns what makes the handler when the log starts, which is
    /// not called where anything was refused. The handler is disposed when the log stops.
    /// </param>
    public SchemaPacksBuilder OfferHandlerKind(string kind, IReadOnlyList<string> settings, Func<SettingSection, Func<IServiceProvider, IEventHandler>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return Offer(kind, settings, isRequired: false, (_, section) =>
        {
            Func<IServiceProvider, IEventHandler> create = read(section);
            return (services, _, _) => create(services);
        });
    }

    /// <summary>
    /// Lets settings name a further kind of handler that keeps records in an outbox until its publisher has handed them on, as
    /// <see cref="WriteToOutbox(string, Func{IServiceProvider, IRecordPublisher}, OutboxOptions?, Action{HandlerOptions}?)"/> does. Required unless settings say otherwise.
    /// </summary>
    /// <inheritdoc cref="OfferHandlerKind(string, IReadOnlyList{string}, Func{SettingSection, Func{IServiceProvider, IEventHandler}})"/>
    /// <param name="read">
    /// Reads them from the handler's section, and refuses there what is wrong. Gets the outbox's settings too, which were read from the section's <c>Outbox</c>. Returns
    /// what makes the publisher when the log starts, which is not called where anything was refused.
    /// </param>
    public SchemaPacksBuilder OfferOutboxKind(
        string kind, IReadOnlyList<string> settings, Func<SettingSection, OutboxOptions, Func<IServiceProvider, IRecordPublisher>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(settings);
        return Offer(kind, [.. settings, OutboxReader.Name], isRequired: true, (name, section) =>
        {
            OutboxOptions outbox = OutboxReader.Read(section);
            return HandlerKinds.Outbox(name, read(section, outbox), outbox);
        });
    }

    private SchemaPacksBuilder Offer(string kind, IReadOnlyList<string> settings, bool isRequired, Func<string, SettingSection, HandlerFactory> read)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(kind);
        ArgumentNullException.ThrowIfNull(settings);
        if (HandlerKinds.BuiltIn.Any(known => known.Name.Equals(kind, StringComparison.OrdinalIgnoreCase)))
            throw new ArgumentException($"The kind '{kind}' is built in; choose another name.", nameof(kind));
        Settings.Kinds.RemoveAll(known => known.Name.Equals(kind, StringComparison.OrdinalIgnoreCase));
        Settings.Kinds.Add(new HandlerKind(kind, settings, isRequired, read));
        return this;
    }

    private SchemaPacksBuilder Add(string name, HandlerFactory create, bool required, Action<HandlerOptions>? configure)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var options = new HandlerOptions { Required = required };
        configure?.Invoke(options);
        Settings.Handlers.Add(new HandlerRegistration(name, create, options));
        return this;
    }
}
