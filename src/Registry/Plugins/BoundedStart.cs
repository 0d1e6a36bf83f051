namespace SchemaPacks.Plugins;

/// <summary>Runs foreign code that may never come back, on a thread of its own.</summary>
internal static class BoundedStart
{
    /// <summary>Runs it and waits for it, for a while.</summary>
    /// <param name="start">Makes something.</param>
    /// <param name="discard">Ends what was made too late.</param>
    /// <param name="limit">How long to wait.</param>
    /// <exception cref="TimeoutException">It took longer. The thread is left behind.</exception>
    /// <exception cref="Exception">Whatever it threw.</exception>
    public static T Run<T>(Func<T> start, Action<T> discard, TimeSpan limit)
    {
        var made = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                T result = start();
                if (!made.TrySetResult(result))
                    discard(result);
            }
            catch (Exception exception) when (made.TrySetException(exception)) // of foreign code: handed to whoever waits; on a thread of its own it would end the process
            {
                // and now it is handed over
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                // nobody waits any more
            }
        })
        {
            IsBackground = true,
            Name = "schemapacks-pack-start",
        };
        thread.Start();
        if (Task.WaitAny([made.Task], limit) < 0)
            made.TrySetException(new TimeoutException());
        return made.Task.GetAwaiter().GetResult();
    }
}
