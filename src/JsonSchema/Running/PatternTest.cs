using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SchemaPacks.JsonSchema.Patterns.Automata;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>A pattern, run byte for byte by an automaton.</summary>
/// <param name="automaton">Made when the first text comes; null where there can be none.</param>
/// <param name="states">What the pattern costs, as the explaining pass counts it.</param>
/// <param name="characterwise">Judges what the automaton has no room for.</param>
internal sealed unsafe class PatternTest(Lazy<PatternAutomaton?> automaton, int states, StringTest characterwise) : StringTest
{
    // Longer texts are paid for as the explaining pass pays for them: both end at one budget.
    private const int LongText = 1024;

    private PatternAutomaton? _automaton;

    public override bool Holds(byte* p, int length, RunState* run)
    {
        var made = _automaton ?? (_automaton = automaton.Value);
        if (made is null || made.Start == PatternAutomaton.Full)
            return characterwise.Holds(p, length, run);
        if (length > LongText && !run->Spend((long)length * states / 4))
            return false;
        int outcome = Run(made, p, p + length);
        return outcome == PatternAutomaton.Full ? characterwise.Holds(p, length, run) : outcome == PatternAutomaton.Matched;
    }

    private static int Run(PatternAutomaton automaton, byte* p, byte* end)
    {
        ref byte low = ref MemoryMarshal.GetArrayDataReference(automaton.Partition.Low);
        ref int table = ref MemoryMarshal.GetArrayDataReference(automaton.Table);
        int state = automaton.Start;
        while (p < end)
        {
            int characters = *p < 0x80 ? Unsafe.Add(ref low, (nint)(*p++)) : Beyond(automaton.Partition, ref p);
            int next = Unsafe.Add(ref table, (nint)(state + characters)); // within the table: a state's row has a place for each class
            if (next <= 0)
            {
                if (next == PatternAutomaton.Unknown)
                {
                    next = automaton.Follow(state, characters);
                    table = ref MemoryMarshal.GetArrayDataReference(automaton.Table);
                }

                if (next < 0)
                    return next;
            }

            state = next;
        }

        int last = Unsafe.Add(ref table, (nint)(state + automaton.End));
        return last != PatternAutomaton.Unknown ? last : automaton.Follow(state, automaton.End);
    }

    // The class of a character beyond ASCII, from well-formed UTF-8.
    private static byte Beyond(CharacterPartition partition, ref byte* p)
    {
        int first = *p++;
        int codePoint = first < 0xE0 ? first & 0x1F : first < 0xF0 ? first & 0x0F : first & 0x07;
        while ((*p & 0xC0) == 0x80)
            codePoint = codePoint << 6 | *p++ & 0x3F;
        return codePoint < CharacterPartition.LowEnd ? partition.Low[codePoint] : partition.Of(codePoint);
    }
}
