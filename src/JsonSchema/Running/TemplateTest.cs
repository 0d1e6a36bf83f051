using System.Runtime.Intrinsics;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>
/// A pattern of a fixed number of ASCII characters, such as a UUID: 32 bytes are assigned to classes in one step, and compared
/// with the classes that each place allows.
/// </summary>
internal sealed unsafe class TemplateTest : StringTest
{
    /// <summary>The longest template: two vectors.</summary>
    public const int MaxLength = 64;

    private readonly int _length;
    private readonly ByteClasses _classes;
    private readonly Vector256<byte> _first;
    private readonly Vector256<byte> _second;

    private TemplateTest(ByteClasses classes, byte[] masks)
    {
        byte[] places = [.. masks, .. new byte[MaxLength - masks.Length]];
        _length = masks.Length;
        _classes = classes;
        _first = Vector256.Create(places, 0);
        _second = Vector256.Create(places, 32);
    }

    /// <summary>Makes a template of a set of allowed bytes per place; null if it is too long or the sets are too many.</summary>
    /// <param name="places">For each place the allowed ASCII bytes.</param>
    public static TemplateTest? Create(IReadOnlyList<IReadOnlyCollection<byte>> places) =>
        places.Count is > 0 and <= MaxLength && ByteClasses.Create(places, out byte[] masks) is { } classes ? new TemplateTest(classes, masks) : null;

    public override bool Holds(byte* p, int length, RunState* run)
    {
        if (length != _length)
            return false;
        uint misses = Misses(p, _first) & (length >= 32 ? uint.MaxValue : (1u << length) - 1);
        if (length > 32)
            misses |= Misses(p + 32, _second) & (length == 64 ? uint.MaxValue : (1u << (length - 32)) - 1);
        return misses == 0;
    }

    private uint Misses(byte* p, Vector256<byte> places) =>
        Vector256.Equals(_classes.Of(p) & places, Vector256<byte>.Zero).ExtractMostSignificantBits();
}
