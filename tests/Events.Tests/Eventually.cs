namespace SchemaPacks.Tests.Events;

/// <summary>Waits for what another task will do. The limit only catches a hang.</summary>
internal static class Eventually
{
    public static async Task TrueAsync(Func<bool> condition)
    {
        for (int round = 0; !condition(); round++)
        {
            round.Should().BeLessThan(3000, "what is waited for should have happened within 30 seconds");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
