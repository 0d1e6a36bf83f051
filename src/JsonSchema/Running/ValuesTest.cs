namespace SchemaPacks.JsonSchema.Running;

/// <summary>The only strings allowed, for names of members.</summary>
internal sealed unsafe class ValuesTest(byte[][] values) : StringTest
{
    public override bool Holds(byte* p, int length, RunState* run)
    {
        if (!run->Spend(values.Length * RunState.BytesPerTest))
            return false;
        var text = new ReadOnlySpan<byte>(p, length);
        foreach (var value in values)
        {
            if (text.SequenceEqual(value))
                return true;
        }

        return false;
    }
}
