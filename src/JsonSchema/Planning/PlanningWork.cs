using SchemaPacks.JsonSchema.Explaining;
using SchemaPacks.JsonSchema.Loading;

namespace SchemaPacks.JsonSchema.Planning;

/// <summary>
/// How much planning a schema may still take: about one unit for a schema looked at with some facts in mind. What holds at once is any
/// subset of a document's schemas, so that a small document can ask for more plans than there is time for.
/// </summary>
/// <param name="limit">Units in all.</param>
internal sealed class PlanningWork(int limit)
{
    private long _spent;

    /// <summary>For what calls itself along chains of references.</summary>
    /// <exception cref="BudgetExceededException">The stack is nearly used up; the explaining pass then judges everything.</exception>
    public static void EnsureStack()
    {
        if (!StackRoom.IsLeft())
            throw new BudgetExceededException("planning the schema takes more stack than there is");
    }

    /// <exception cref="BudgetExceededException">It takes more than the limit; the explaining pass then judges everything.</exception>
    public void Spend(long units)
    {
        _spent += units;
        if (_spent > limit)
            throw new BudgetExceededException($"planning the schema takes more than {limit} steps");
    }
}
