namespace SchemaPacks.JsonSchema.Running;

/// <summary>Members that a schema evaluates: some names, those that match patterns, or all.</summary>
internal sealed unsafe class EvaluatedMembers
{
    /// <summary>The names; null for none.</summary>
    public NameTable? Names { get; init; }

    public StringTest[] Patterns { get; init; } = [];

    public bool All { get; init; }

    /// <summary>Whether the member of that name is one of them. False also when undecided.</summary>
    public bool Has(byte* name, int length, byte* text, int textLength, RunState* run)
    {
        if (All || (Names is not null && Names.Find(name, length) >= 0))
            return true;
        foreach (StringTest pattern in Patterns)
        {
            if (run->Spend(textLength) && pattern.Holds(text, textLength, run))
                return true;
        }

        return false;
    }
}
