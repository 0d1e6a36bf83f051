using SchemaPacks.JsonSchema.Explaining.Rules;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>A format of the caller's own. Its code may throw: the explaining pass then says so.</summary>
internal sealed unsafe class OwnFormatTest(FormatCheck holds) : StringTest
{
    public override bool Holds(byte* p, int length, RunState* run)
    {
        if (!run->Spend((OwnFormatRule.Steps << 6) + (long)length))
            return false;
        try
        {
            return holds(new ReadOnlySpan<byte>(p, length));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return run->GiveUp() != null;
        }
    }
}
