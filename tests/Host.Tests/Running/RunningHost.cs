namespace SchemaPacks.Tests.Running;

/// <summary>One host for all tests of a class, with the settings that are shipped.</summary>
public sealed class RunningHost : IAsyncLifetime
{
    internal TemporaryFolder Folder { get; } = new();

    internal HostProcess Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await HostProcess.StartAsync(Folder);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Folder.Dispose();
    }
}
