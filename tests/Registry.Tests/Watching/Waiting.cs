namespace SchemaPacks.Tests.Watching;

/// <summary>Waits for what another thread will do. The limit only catches a hang.</summary>
internal static class Waiting
{
    public static async Task UntilAsync(Func<bool> condition)
    {
        for (int round = 0; !condition(); round++)
        {
            round.Should().BeLessThan(6000, "what is waited for should have happened within a minute");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
