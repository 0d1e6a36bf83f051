using System.Numerics;
using System.Runtime.CompilerServices;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>Up to 1,024 names, in 128 bytes of stack. An object with more known names is left to the explaining pass.</summary>
internal struct SeenNames1024 : ISeenNames<SeenNames1024>
{
    private Words _words;

    public static int Capacity => 1024;

    public readonly int Count
    {
        get
        {
            int count = 0;
            foreach (ulong word in _words)
                count += BitOperations.PopCount(word);
            return count;
        }
    }

    public bool Add(int index)
    {
        ref ulong word = ref _words[index >> 6];
        ulong before = word;
        word |= 1UL << index;
        return word != before;
    }

    public readonly bool HasAll(SeenNames1024 others)
    {
        for (int i = 0; i < Capacity / 64; i++)
        {
            if ((others._words[i] & ~_words[i]) != 0)
                return false;
        }

        return true;
    }

    [InlineArray(16)]
    private struct Words
    {
        private ulong _first;
    }
}
