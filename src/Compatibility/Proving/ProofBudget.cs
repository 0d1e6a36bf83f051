namespace SchemaPacks.Compatibility.Proving;

/// <summary>What one proof may cost, counted in schemas looked at. Once it is spent, every question is answered at once, and no longer proved.</summary>
internal sealed class ProofBudget
{
    private const int Max = 120_000; // a quarter of a second, about

    private int _spent;
    private int _end = Max;

    /// <summary>Whether nothing is left.</summary>
    public bool IsSpent => _spent > _end;

    /// <summary>Counts schemas.</summary>
    /// <returns>False when there have been too many.</returns>
    public bool TrySpend(int count) => (_spent += count) <= _end;

    /// <summary>Asks a question that may take a part of what is left, and no more.</summary>
    public T Within<T>(int part, Func<T> question)
    {
        int outer = _end;
        _end = Math.Min(outer, _spent + part);
        var answer = question();
        _end = outer;
        return answer;
    }
}
