using SchemaPacks.JsonSchema.Formats;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>A format, judged by the parser that the explaining pass uses.</summary>
internal sealed unsafe class FormatTest(FormatCheck holds) : StringTest
{
    public override bool Holds(byte* p, int length, RunState* run) => holds(new ReadOnlySpan<byte>(p, length));
}
