namespace SchemaPacks.JsonSchema.Running;

/// <summary>A pattern that only asks how the string begins: <c>^x-</c>.</summary>
internal sealed unsafe class PrefixTest(byte[] prefix) : StringTest
{
    public override bool Holds(byte* p, int length, RunState* run) => new ReadOnlySpan<byte>(p, length).StartsWith(prefix);
}
