using System.Runtime.CompilerServices;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>
/// Picks the plan of an object by its first member, where that tells which branches of the schema can be met: the object is then
/// read once. Where it tells nothing, or the branch it spoke for fails and another may be met, the general plan reads the object.
/// </summary>
internal sealed unsafe class FirstMemberPlan : Plan
{
    /// <summary>The names that tell something.</summary>
    public required NameTable Names { get; init; }

    /// <summary>The values that tell more, by name; null where only the name counts.</summary>
    public required TextChoice?[] Texts { get; init; }

    /// <summary>The plans by name and value; null for the general one.</summary>
    public required MemberGuess?[][] Guesses { get; init; }

    /// <summary>Judges every object.</summary>
    public required Plan General { get; init; }

    /// <summary>Judges values of other kinds.</summary>
    public required Plan Next { get; init; }

    public override byte* Run(byte* p, RunState* run)
    {
        if (*p != '{')
            return Next.Run(p, run);
        MemberGuess? guess = Find(JsonScan.Space(p + 1));
        if (guess is null)
            return General.Run(p, run);
        if (guess.IsFinal)
            return guess.Plan.Run(p, run);

        RunState before = *run;
        byte* end = guess.Plan.Run(p, run);
        if (end != null || run->Undecided)
            return end;
        run->Return(before);
        return RunAgain(guess, p, run);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private byte* RunAgain(MemberGuess guess, byte* p, RunState* run)
    {
        RunState before = *run;
        SeenNames64 seen = default;
        byte* end = MemberSurvey.Read(p, guess.Rivals, ref seen, run);
        run->Return(before);
        if (end == null || !run->Spend((nint)(end - p)) || guess.IsAlone.Holds(in seen))
            return null;
        return General.Run(p, run);
    }

    private MemberGuess? Find(byte* p)
    {
        if (*p != '"')
            return null;
        byte* end = JsonScan.StringEnd(p + 1, out _);
        if (end == null)
            return null;
        int index = Names.Find(p + 1, (int)(end - p - 1));
        if (index < 0)
            return null;
        p = JsonScan.Space(end + 1);
        if (*p != ':')
            return null;
        int choice = Texts[index] is { } texts ? texts.IndexOf(JsonScan.Space(p + 1)) : 0;
        return choice < 0 ? null : Guesses[index][choice];
    }
}
