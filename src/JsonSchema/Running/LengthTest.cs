namespace SchemaPacks.JsonSchema.Running;

/// <summary>A length in code points, for names of members.</summary>
internal sealed unsafe class LengthTest(int min, int max) : StringTest
{
    public override bool Holds(byte* p, int length, RunState* run)
    {
        var count = CodePoints.Count(p, length);
        return count >= min && count <= max;
    }
}
