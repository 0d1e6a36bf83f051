namespace SchemaPacks.Handlers;

/// <summary>A handler that somebody else made and disposes.</summary>
internal sealed class BorrowedHandler(IEventHandler handler) : IEventHandler
{
    public IEventHandler Handler { get; } = handler;

    public ValueTask HandleAsync(EventRecord record, CancellationToken cancellationToken) => Handler.HandleAsync(record, cancellationToken);
}
