using Microsoft.Extensions.Logging;
using SchemaPacks.DeadLetters;
using SchemaPacks.Handlers.Files.Disks;

namespace SchemaPacks.Handlers.Outbox;

/// <summary>Where an outbox is, and what it has around it.</summary>
/// <param name="Disk">The disk.</param>
/// <param name="Directory">Its directory, for it alone.</param>
/// <param name="Name">The handler's name.</param>
/// <param name="Registry">Knows the digest that records are sent with.</param>
/// <param name="DeadLetters">Takes what the broker refuses.</param>
/// <param name="Time">The clock.</param>
/// <param name="Logger">Hears of outages.</param>
internal sealed record OutboxPlace(
    IDisk Disk, string Directory, string Name, IEventSchemaRegistry Registry, DeadLetterBox DeadLetters, TimeProvider Time, ILogger Logger)
{
    /// <summary>How long ids of events are remembered; by default not at all.</summary>
    public TimeSpan IdWindow { get; init; }

    /// <summary>How many are.</summary>
    public int MaxIds { get; init; }
}
