using SchemaPacks.JsonSchema.Running;

namespace SchemaPacks.Tests.Running;

/// <summary>The budget of the fast run.</summary>
public sealed class RunStateTests
{
    [Theory]
    [InlineData(64L * 11)]
    [InlineData(64L * int.MaxValue)]
    [InlineData(64L * (int.MaxValue + 1L))] // as an int, steps would be given back
    [InlineData(64L * uint.MaxValue)]
    [InlineData(long.MaxValue)]
    public void What_costs_more_than_is_left_ends_the_run_however_much_it_is(long length)
    {
        var run = new RunState { StepsLeft = 10 };

        run.Spend(length).Should().BeFalse();

        run.StepsLeft.Should().BeNegative();
        run.Undecided.Should().BeTrue();
    }

    [Fact]
    public void A_budget_can_be_spent_to_the_last_step()
    {
        var run = new RunState { StepsLeft = 10 };

        run.Spend(64 * 8).Should().BeTrue();
        run.StepsLeft.Should().Be(1);
        run.Spend(63).Should().BeTrue();
        run.StepsLeft.Should().Be(0);
        run.Undecided.Should().BeFalse();
        run.Spend(0).Should().BeFalse();
    }
}
