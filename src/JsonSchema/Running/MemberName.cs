namespace SchemaPacks.JsonSchema.Running;

/// <summary>Names of members for tests that judge their characters: without the few escapes that JSON needs.</summary>
internal static unsafe class MemberName
{
    /// <summary>An escaped name of more bytes, on which something depends, is left to the explaining pass.</summary>
    public const int Capacity = 1024;

    /// <summary>Whether the name is not spelled as it is.</summary>
    public static bool HasEscapes(byte* name, int length) => new ReadOnlySpan<byte>(name, length).Contains((byte)'\\');

    /// <summary>Copies a name without its escapes, with padding behind it. False, and undecided, for one that is too long.</summary>
    /// <param name="name">The name.</param>
    /// <param name="length">Its length before, and without escapes.</param>
    /// <param name="text">Where to, of <see cref="Capacity"/> bytes and the padding.</param>
    /// <param name="run">The run.</param>
    public static bool TryUnescape(byte* name, ref int length, byte* text, RunState* run)
    {
        if (length > Capacity)
            return run->GiveUp() != null;
        length = StringEscape.Unescape(name, name + length, text);
        new Span<byte>(text + length, JsonScan.Padding).Clear();
        return true;
    }
}
