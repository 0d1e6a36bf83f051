namespace SchemaPacks.JsonSchema.Explaining;

/// <summary>Which children of an object or array some keyword has evaluated: what <c>unevaluatedProperties</c> and <c>unevaluatedItems</c> leave alone.</summary>
internal sealed class CoveredChildren(int children)
{
    private readonly ulong[] _bits = new ulong[(children + 63) / 64];

    public void Add(int index) => _bits[index >> 6] |= 1UL << index;

    public void Add(CoveredChildren other)
    {
        for (var word = 0; word < _bits.Length; word++)
            _bits[word] |= other._bits[word];
    }

    public bool Has(int index) => (_bits[index >> 6] & (1UL << index)) != 0;
}
