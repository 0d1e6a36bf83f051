using System.Collections.Frozen;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>All that a schema says of numbers.</summary>
internal sealed record NumberBounds
{
    /// <summary>Whether a number must have no fraction.</summary>
    public bool IntegerOnly { get; init; }

    /// <summary>Whether a number must be written without fraction and exponent, as draft-04 has it.</summary>
    public bool IntegerTextOnly { get; init; }

    /// <summary>At most two: what is not the tightest bound from below or above says nothing.</summary>
    public Limit[] Limits { get; init; } = [];

    /// <summary>Numbers above zero that it must be a multiple of.</summary>
    public NumberToken[] Divisors { get; init; } = [];

    /// <summary>The only numbers allowed, normalised; null for no such limit.</summary>
    public FrozenSet<NumberToken>? Values { get; init; }

    public bool IsSimple => Divisors.Length == 0 && Values is null;

    public bool TakesAll => IsSimple && !IntegerOnly && !IntegerTextOnly && Limits.Length == 0;

    /// <summary>A bound from below or above.</summary>
    /// <param name="Bound">The bound.</param>
    /// <param name="IsMaximum">Whether numbers must not be above it; else not below.</param>
    /// <param name="IsExclusive">Whether the bound itself is refused.</param>
    internal readonly record struct Limit(NumberToken Bound, bool IsMaximum, bool IsExclusive)
    {
        public bool Holds(NumberToken number)
        {
            int order = number.CompareTo(Bound);
            return order == 0 ? !IsExclusive : (order < 0) == IsMaximum;
        }
    }
}
