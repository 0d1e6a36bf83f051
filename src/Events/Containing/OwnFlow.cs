namespace SchemaPacks.Containing;

/// <summary>Starts what outlives the call that starts it: it takes along nothing of its caller's, such as the trace that is current there.</summary>
internal static class OwnFlow
{
    public static Task Run(Func<Task> work)
    {
        if (ExecutionContext.IsFlowSuppressed())
            return Task.Run(work);
        using AsyncFlowControl suppressed = ExecutionContext.SuppressFlow();
        return Task.Run(work);
    }
}
