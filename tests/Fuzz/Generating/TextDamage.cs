using System.Text;

namespace SchemaPacks.Fuzz.Generating;

/// <summary>What senders, networks and attackers do to a text.</summary>
internal sealed class TextDamage(Dice dice)
{
    private static readonly string[] Pieces =
    [
        "\"", "{", "}", "[", "]", ",", ":", "\0", "\\", "\\u", "\\ud800", "\\udc00\\ud800", "\\x", " ", "0", "-", "+", ".", "e", "1e", "NaN", "nul", "true", "//", "/**/", "\uFEFF", "\t", "\u0001", "\u001F", "\u007F", "\"\u0001\":1,", "\"\u0001\\u0001\":1,", "\"a\u001F\":1,", "\"\0\0\0\0\0\0\0\0\":1,", "\u2028",
        ",\"a\":1", "\"a\":1,\"a\":1,", "\"a\":1,\"\\u0061\":1,", new string('[', 65), new string('[', 65) + new string(']', 65), string.Concat(Enumerable.Repeat("{\"a\":", 64)),
    ];

    private static readonly byte[][] NoUtf8 = [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x80], [0xEF, 0xBB, 0xBF]];

    /// <summary>The text with one to three things wrong; some still are JSON.</summary>
    public byte[] Of(byte[] text)
    {
        var damaged = text.ToList();
        for (var count = 1 + dice.Next(3); count > 0; count--)
        {
            var place = dice.Next(damaged.Count + 1);
            switch (dice.Next(7))
            {
                case 0 when place < damaged.Count: damaged.RemoveAt(place); break;
                case 1 when place < damaged.Count: damaged[place] = (byte)dice.Next(256); break;
                case 2: damaged.InsertRange(place, dice.Pick(NoUtf8)); break;
                case 3: damaged.RemoveRange(place, damaged.Count - place); break;
                case 4: damaged.Insert(place, (byte)dice.Next(' ')); break;
                case 5: damaged.InsertRange(0, Encoding.UTF8.GetBytes(dice.Pick(Pieces))); break;
                default: damaged.InsertRange(place, Encoding.UTF8.GetBytes(dice.Pick(Pieces))); break;
            }
        }

        return [.. damaged];
    }
}
