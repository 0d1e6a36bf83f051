namespace SchemaPacks;

/// <summary>Where an event comes from.</summary>
/// <param name="IsClient">True for an event that arrived over the network; false for one that this process emits.</param>
/// <param name="Principal">The name of the authenticated sender, or null.</param>
public readonly record struct EventSource(bool IsClient, string? Principal)
{
    /// <summary>This process.</summary>
    public static EventSource Server => default;

    /// <summary>An application that posted the event.</summary>
    public static EventSource Client(string? principal) => new(IsClient: true, principal);
}
