namespace SchemaPacks.Containing;

/// <summary>Lets go of what somebody made and may have to let go of, one way or the other.</summary>
internal static class Disposal
{
    public static ValueTask EndAsync(object made)
    {
        if (made is IAsyncDisposable asynchronous)
            return asynchronous.DisposeAsync();
        (made as IDisposable)?.Dispose();
        return default;
    }

    /// <summary>The same for callers who cannot wait, on the pool: a caller's SynchronizationContext would wait for itself.</summary>
    public static void End(object made) => Task.Run(() => EndAsync(made).AsTask()).GetAwaiter().GetResult();
}
