using SchemaPacks.Handlers;
using SchemaPacks.Redacting;

namespace SchemaPacks.Routing;

/// <summary>One redaction of an event and the handlers that get it: all those with the same policy.</summary>
internal sealed record Route(RedactionPlan Redaction, HandlerSlot[] Handlers);
