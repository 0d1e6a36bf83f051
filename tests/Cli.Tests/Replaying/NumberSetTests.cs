using SchemaPacks.Cli.Replaying;
using SchemaPacks.Replaying;

namespace SchemaPacks.Tests.Replaying;

public sealed class NumberSetTests
{
    [Fact]
    public void Any_order_of_adding_and_removing_gives_the_same_as_a_set_of_numbers()
    {
        var random = new Random(11);
        for (int round = 0; round < 200; round++)
        {
            var ranges = new NumberSet([]);
            var expected = new SortedSet<long>();
            for (int step = 0; step < 100; step++)
            {
                long number = random.Next(1, 30);
                if (random.Next(5) < 3)
                {
                    ranges.Add(number);
                    expected.Add(number);
                }
                else
                {
                    ranges.Remove(number);
                    expected.Remove(number);
                }
            }

            Enumerable.Range(0, 31).Where(number => ranges.Contains(number)).Select(number => (long)number).Should().Equal(expected);
            (long From, long To)[] all = [.. ranges.Ranges];
            all.Zip(all.Skip(1)).Should().OnlyContain(pair => pair.Second.From > pair.First.To + 1, "neighbours are one range");
        }
    }
}
