using System.Collections.Concurrent;
using FluentAssertions;
using SchemaPacks.Recycling;
using Xunit;

namespace SchemaPacks.Tests.Events.Recycling;

public sealed class FreeListTests
{
    [Fact]
    public void What_one_thread_gives_back_it_gets_again_and_no_more()
    {
        var given = Enumerable.Range(0, 500).Select(_ => new OfOneThread()).ToList();
        given.ForEach(FreeList<OfOneThread>.Give);
        var taken = new List<OfOneThread>();
        while (FreeList<OfOneThread>.Take() is { } item)
            taken.Add(item);
        taken.Should().OnlyHaveUniqueItems().And.HaveCount(500);
        taken.ToHashSet().SetEquals(given).Should().BeTrue();
    }

    [Fact]
    public void What_one_thread_gives_back_others_get_in_magazines()
    {
        var given = Enumerable.Range(0, 1000).Select(_ => new OfTwoThreads()).ToHashSet();
        OnThread(() =>
        {
            foreach (OfTwoThreads item in given)
                FreeList<OfTwoThreads>.Give(item);
        });
        var taken = new List<OfTwoThreads>();
        OnThread(() =>
        {
            while (FreeList<OfTwoThreads>.Take() is { } item)
                taken.Add(item);
        });
        taken.Should().OnlyHaveUniqueItems().And.OnlyContain(item => given.Contains(item));
        taken.Count.Should().BeGreaterThan(1000 - (2 * 64) - 1, "only what the first thread had at hand went with it");
    }

    [Fact]
    public void Nobody_gets_what_another_holds()
    {
        int made = 0, wrong = 0;
        var passed = new ConcurrentQueue<OfMany>();
        Thread[] threads = [.. Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            for (int round = 0; round < 50_000; round++)
            {
                OfMany? item = FreeList<OfMany>.Take();
                if (item is null)
                {
                    item = new OfMany();
                    Interlocked.Increment(ref made);
                }

                if (Interlocked.Exchange(ref item.Holders, 1) != 0)
                    Interlocked.Increment(ref wrong);
                passed.Enqueue(item);
                if (round % 3 != 0 && passed.TryDequeue(out OfMany? other)) // mostly somebody else's
                {
                    Interlocked.Exchange(ref other.Holders, 0);
                    FreeList<OfMany>.Give(other);
                }
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        wrong.Should().Be(0);
        made.Should().BeLessThan(200_000, "most were used again");
    }

    private static void OnThread(Action action)
    {
        var thread = new Thread(() => action());
        thread.Start();
        thread.Join();
    }

    private sealed class OfOneThread;

    private sealed class OfTwoThreads;

    private sealed class OfMany
    {
        public int Holders;
    }
}
