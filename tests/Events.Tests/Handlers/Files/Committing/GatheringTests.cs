using SchemaPacks.Handlers.Files.Committing;

namespace SchemaPacks.Tests.Events.Handlers.Files.Committing;

/// <summary>A sync costs more than many lines: lines for which nobody waits are written with those that follow, and nobody who waits does so for longer.</summary>
public sealed class GatheringTests
{
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);

    private static readonly byte[] Line = "{}"u8.ToArray();

    [Fact]
    public async Task Lines_for_which_nobody_waits_are_written_when_one_comes_for_which_somebody_does()
    {
        var queue = new CommitQueue(1 << 20, 1 << 16, isBuffered: false, gatheringTime: TimeSpan.FromHours(1));
        _ = Add(queue, isAwaited: false);
        Task<CommitGroup?> taken = Task.Run(() => queue.Take(out _));
        _ = Add(queue, isAwaited: false);
        taken.IsCompleted.Should().BeFalse();
        Task awaited = Add(queue, isAwaited: true);
        CommitGroup group = (await taken.WaitAsync(Hang))!;
        group.Count.Should().Be(3);
        Complete(queue, group);
        await awaited.WaitAsync(Hang);

        _ = Add(queue, isAwaited: true);
        (await Task.Run(() => queue.Take(out _)).WaitAsync(Hang))!.Count.Should().Be(1, "the next group knows nothing of it");
    }

    [Fact]
    public async Task Lines_for_which_nobody_waits_are_written_after_a_little_while_or_when_they_are_many_or_at_the_end()
    {
        var soon = new CommitQueue(1 << 20, 1 << 16, isBuffered: false, gatheringTime: TimeSpan.FromMilliseconds(1));
        _ = Add(soon, isAwaited: false);
        (await Task.Run(() => soon.Take(out _)).WaitAsync(Hang))!.Count.Should().Be(1);

        var many = new CommitQueue(1 << 20, 1 << 10, isBuffered: false, gatheringTime: TimeSpan.FromHours(1));
        Task<CommitGroup?> full = Task.Run(() => many.Take(out _));
        for (int line = 0; line < 1000; line++)
            _ = Add(many, isAwaited: false);
        (await full.WaitAsync(Hang))!.Length.Should().BeInRange(1, 1 << 10);

        var ending = new CommitQueue(1 << 20, 1 << 16, isBuffered: false, gatheringTime: TimeSpan.FromHours(1));
        _ = Add(ending, isAwaited: false);
        Task<CommitGroup?> last = Task.Run(() => ending.Take(out _));
        ending.Close();
        (await last.WaitAsync(Hang))!.Count.Should().Be(1);
    }

    private static Task Add(CommitQueue queue, bool isAwaited) => queue.AddAsync(Line, isAwaited, CancellationToken.None).AsTask();

    private static void Complete(CommitQueue queue, CommitGroup group)
    {
        int bytes = group.Length;
        group.Complete(null);
        queue.Return(group, bytes);
    }
}
