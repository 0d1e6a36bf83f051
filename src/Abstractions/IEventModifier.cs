using System.Text.Json.Nodes;

namespace SchemaPacks;

/// <summary>
/// Changes events before they are judged: adds what only the server knows, removes or rewrites what must not be kept.
/// Modifiers run in the order in which they were registered, for one schema or for all, also for schemas that load later.
/// </summary>
public interface IEventModifier
{
    /// <summary>Changes one event in place. May be called by several threads at once, each with an event of its own.</summary>
    /// <param name="key">The schema that will judge the event. A modifier cannot change it.</param>
    /// <param name="properties">A copy of the event's properties; the sender's own event is never changed.</param>
    /// <exception cref="Exception">Any exception refuses the event (<c>SP5013</c>), so that nothing is recorded unmodified.</exception>
    void Modify(SchemaKey key, JsonObject properties);
}
