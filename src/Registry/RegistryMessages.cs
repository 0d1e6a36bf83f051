using Microsoft.Extensions.Logging;

namespace SchemaPacks;

/// <summary>What a registry says in the log beside its findings.</summary>
internal static partial class RegistryMessages
{
    [LoggerMessage(EventId = 0, EventName = "registry-changed", Level = LogLevel.Information, Message = "Revision {Number} of the registry is in force, with {Packs} pack(s) and {Schemas} schema(s) ({Added} added, {Changed} changed, {Removed} removed)")]
    public static partial void RegistryChanged(this ILogger logger, int number, int packs, int schemas, int added, int changed, int removed);
}
