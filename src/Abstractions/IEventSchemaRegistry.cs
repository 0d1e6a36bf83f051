namespace SchemaPacks;

/// <summary>
/// The schemas that packs brought, by id and version. Inject it to look schemas up; the event log asks it for the schema
/// that judges each event.
/// </summary>
/// <example>
/// <code>
/// foreach (EventSchema schema in registry.Current.GetVersions("hub.jupyter.org/server-action"))
///     Console.WriteLine($"{schema.Key} from {schema.Origins[0]}");
/// </code>
/// </example>
public interface IEventSchemaRegistry
{
    /// <summary>What is in force now. Reading it is one memory load; any thread may.</summary>
    RegistryRevision Current { get; }

    /// <summary>
    /// Raised after another revision was published, once per published load, never for a load that changed nothing.
    /// A handler that throws is logged and does not keep the others from being called. Handlers run before the load ends: one that
    /// waits for another load waits for ever.
    /// </summary>
    event EventHandler<RegistryChangedEventArgs>? Changed;

    /// <summary>
    /// Reads all packs again and publishes the result as the next revision. Problems in packs are in its
    /// <see cref="RegistryRevision.Findings"/>. If packs cannot be read at all, the revision in force stays.
    /// </summary>
    /// <returns>The revision in force afterwards: the same one when nothing changed.</returns>
    Task<RegistryRevision> ReloadAsync(CancellationToken cancellationToken = default);
}
