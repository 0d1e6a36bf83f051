using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Microsoft.Extensions.DependencyInjection;
using SchemaPacks.Plugins;

namespace SchemaPacks.Tests.Events.PackParts;

/// <summary>A code pack is replaced while events flow: none is lost, and what was replaced goes away.</summary>
public sealed class PackReloadTests : IDisposable
{
    private readonly PackSpace _space = new();

    [Fact]
    public async Task No_event_is_lost_and_no_context_stays()
    {
        const int Reloads = 40;
        TrustedCodePack first = await _space.TrustAsync();
        await File.WriteAllTextAsync(_space.Other, "another content", TestContext.Current.CancellationToken);
        TrustedCodePack second = await _space.TrustAsync();
        var contexts = new List<WeakReference>();
        int recorded = 0;
        await using (var log = new TestLog(packs => packs.FromFolder(_space.Folder).TrustCode(first).TrustCode(second).Allow("fixture.place")))
        {
            SchemaRegistry registry = log.Services.GetRequiredService<SchemaRegistry>();
            using var enough = new CancellationTokenSource();
            Task[] senders = [.. Enumerable.Range(0, 3).Select(_ => Task.Run(SendAsync))];
            for (int reload = 0; reload < Reloads; reload++)
            {
                contexts.Add(ContextOf(registry));
                int before = Volatile.Read(ref recorded);
                if (reload % 2 == 0)
                    File.Delete(_space.Other);
                else
                    await File.WriteAllTextAsync(_space.Other, "another content", TestContext.Current.CancellationToken);
                await registry.LoadAsync(TestContext.Current.CancellationToken);
                int ended = reload + 1;
                await Eventually.TrueAsync(() => Volatile.Read(ref recorded) > before + 5 && _space.Said.Count(text => text == "disposed") == ended);
            }

            await enough.CancelAsync();
            await Task.WhenAll(senders);
            registry.Snapshot.Number.Should().Be(Reloads + 1);

            async Task SendAsync()
            {
                while (!enough.IsCancellationRequested)
                {
                    (await log.RecordAsync("""{"cell":"ab"}""", "fixture.place")).ToString().Should().Be("Recorded");
                    Interlocked.Increment(ref recorded);
                    await Task.Delay(1); // a listener hears of no more than it can take
                }
            }
        }

        _space.Said.Count(text => text.StartsWith("handled ", StringComparison.Ordinal)).Should().Be(recorded);
        _space.Said.Count(text => text.StartsWith("heard ", StringComparison.Ordinal)).Should().Be(recorded);
        _space.Said.Count(text => text == "disposed").Should().Be(Reloads + 1);
        await Eventually.TrueAsync(() =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return !contexts.Exists(context => context.IsAlive);
        });
    }

    [Fact]
    public async Task What_was_counted_of_a_packs_handler_is_counted_on_when_its_code_is_loaded_again()
    {
        TrustedCodePack first = await _space.TrustAsync();
        await File.WriteAllTextAsync(_space.Other, "another content", TestContext.Current.CancellationToken);
        TrustedCodePack second = await _space.TrustAsync();
        File.Delete(_space.Other);
        await using var log = new TestLog(packs => packs.FromFolder(_space.Folder).TrustCode(first).TrustCode(second).Allow("fixture.place"));
        (await log.RecordAsync("""{"cell":"ab"}""", "fixture.place")).ToString().Should().Be("Recorded");
        await Eventually.TrueAsync(() => Taken() == 1);

        await File.WriteAllTextAsync(_space.Other, "another content", TestContext.Current.CancellationToken);
        await log.Services.GetRequiredService<SchemaRegistry>().LoadAsync(TestContext.Current.CancellationToken);
        (await log.RecordAsync("""{"cell":"ab"}""", "fixture.place")).ToString().Should().Be("Recorded");
        await Eventually.TrueAsync(() => Taken() == 2 && _space.Said.Contains("disposed"));

        long Taken() => log.Log.HandlerStatuses.Single(handler => handler.Name == "CodePack/sink").Taken;
    }

    public void Dispose() => _space.Dispose();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference ContextOf(SchemaRegistry registry) =>
        new(AssemblyLoadContext.GetLoadContext(registry.Snapshot.Modules.Handlers.Single().Instance.GetType().Assembly));
}
