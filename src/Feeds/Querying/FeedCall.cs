namespace SchemaPacks.Feeds;

/// <summary>Calls a source, with an end to waiting, and says in one way that it did not answer.</summary>
internal sealed class FeedCall(FeedSource source, TimeSpan timeout)
{
    /// <param name="call">Gets a token that is cancelled when the time is over. It may begin the time anew while something goes on.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    /// <exception cref="FeedException">SP7001.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationTokenSource, Task<T>> call, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            return await call(limit).WaitAsync(limit.Token);
        }
        catch (FeedException)
        {
            throw;
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            throw Unavailable($"it did not answer within {timeout.TotalSeconds:0.###} s");
        }
        catch (Exception exception) when (exception is not OutOfMemoryException) // NuGet's client: it throws whatever sockets, TLS, JSON, XML and zip readers throw
        {
            throw Unavailable(Reason(exception));
        }
    }

    private FeedException Unavailable(string reason) =>
        new(Diagnostics.FeedUnavailable.Create($"the source '{source.Name}' cannot be used: {reason.TrimEnd('.')}") with { Resource = source.Address });

    // The outermost message says what was asked, the innermost why it failed.
    private static string Reason(Exception exception)
    {
        Exception cause = exception.GetBaseException();
        return cause == exception ? exception.Message : $"{exception.Message.TrimEnd('.')}: {cause.Message}";
    }
}
