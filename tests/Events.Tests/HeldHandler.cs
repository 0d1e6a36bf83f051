namespace SchemaPacks.Tests.Events;

/// <summary>A handler that takes nothing until it is released.</summary>
internal sealed class HeldHandler : IEventHandler
{
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => _released.TrySetResult();

    public async ValueTask HandleAsync(EventRecord record, CancellationToken cancellationToken) => await _released.Task;
}
