using SchemaPacks.Handlers;
using SchemaPacks.Plugins;

namespace SchemaPacks.PackParts;

/// <summary>A handler of a pack in its place. Generations that have the same instance share it, with its queue.</summary>
internal sealed record PackHandler(ModulePart<IEventHandler> Part, HandlerSlot Slot, PackFilter Filter);
