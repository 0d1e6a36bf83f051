namespace SchemaPacks;

/// <summary>
/// A format of a pack's own: whether a string has it. May be called by several threads at once, and several times for one string; it has to give the same
/// answer each time, and soon: whoever records the event waits for it.
/// </summary>
public interface IFormatCheck
{
    /// <summary>Whether a string has the format.</summary>
    /// <param name="utf8">
    /// The string without quotes and escapes, as well-formed UTF-8, at most 4,096 bytes: a longer string has no format of a pack. Valid until the method returns.
    /// </param>
    /// <exception cref="Exception">
    /// Any exception refuses the event (<c>SP5015</c>). A check that is slow again and again is left alone for a while, and refuses likewise.
    /// </exception>
    bool Holds(ReadOnlySpan<byte> utf8);
}
