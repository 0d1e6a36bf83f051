using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using SchemaPacks.Configuration;
using SchemaPacks.Routing;

namespace SchemaPacks.Handlers;

/// <summary>A handler in its place: which events it gets, and what happens when it fails.</summary>
internal sealed class HandlerSlot(string name, IEventHandler handler, HandlerOptions options, ILogger logger)
{
    public string Name => name;

    /// <summary>The handler as it was handed over.</summary>
    public IEventHandler Handler => handler is BorrowedHandler borrowed ? borrowed.Handler : handler;

    public HandlerOptions Options => options;

    public SchemaFilter Filter { get; } = new(options.Schemas);

    /// <summary>What a sender learns when the handler failed.</summary>
    public Diagnostic Failure { get; } =
        Diagnostics.HandlerFailed.Create($"handler '{name}' did not take the event; see the log for the reason and send the event again");

    /// <summary>Hands the record over.</summary>
    /// <returns>Whether the handler took it. Never throws.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> TryHandleAsync(EventRecord record, CancellationToken stopping)
    {
        try
        {
            await handler.HandleAsync(record, stopping);
            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException) // foreign code: it may throw anything, and must not stop the other handlers
        {
            logger.HandlerFailed(name, record.Key, exception.GetType());
            return false;
        }
    }

    /// <summary>Disposes the handler if it is the log's own. A handler that throws is reported, so that those after it are disposed too.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (handler is IAsyncDisposable asynchronous)
                await asynchronous.DisposeAsync();
            else if (handler is IDisposable disposable)
                disposable.Dispose();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException) // foreign code: it may throw anything
        {
            logger.HandlerNotDisposed(name, exception.GetType());
        }
    }
}
