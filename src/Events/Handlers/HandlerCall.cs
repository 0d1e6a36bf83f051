using System.Diagnostics;

namespace SchemaPacks.Handlers;

/// <summary>A record that a handler, or its queue, was given. Whether it was taken is learned once, from <see cref="HandlerSlot.TryTaken"/> or <see cref="HandlerSlot.TakenAsync"/>.</summary>
/// <param name="Record">The record.</param>
/// <param name="IsAwaited">Whether somebody waits for the handler, and not only for its queue.</param>
/// <param name="IsQueued">Whether there is a queue.</param>
/// <param name="Queued">What the queue returned.</param>
/// <param name="Handled">What the handler returned, where there is none.</param>
/// <param name="Since">When the call began, if its time is measured.</param>
/// <param name="Activity">Its trace, if somebody traces.</param>
internal readonly record struct HandlerCall(
    EventRecord Record, bool IsAwaited, bool IsQueued, ValueTask<Taking> Queued, ValueTask Handled, long Since, Activity? Activity);
