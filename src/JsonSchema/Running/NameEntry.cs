namespace SchemaPacks.JsonSchema.Running;

/// <summary>A name of an open object: where it stands in the text, and a key that differs for nearly all other names.</summary>
internal unsafe struct NameEntry
{
    public ulong Key;
    public byte* Name;
    public int Length;
}
