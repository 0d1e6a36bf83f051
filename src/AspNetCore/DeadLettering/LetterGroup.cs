using System.Security.Cryptography;
using System.Text;
using SchemaPacks.Replaying;

namespace SchemaPacks.DeadLettering;

/// <summary>Dead letters that wait and ended alike.</summary>
/// <param name="First">The first of them.</param>
internal sealed record LetterGroup(Letter First)
{
    /// <summary>How many there are.</summary>
    public long Count { get; set; }

    /// <summary>When the last of them became one.</summary>
    public string Last { get; set; } = "";

    /// <summary>Whether any of them can be recorded again.</summary>
    public bool CanReplay { get; set; }

    /// <summary>Names the group that a letter is in.</summary>
    public static string IdOf(Letter letter)
    {
        string text = string.Join('\n', letter.Stage, letter.Code, letter.Schema, letter.Version, letter.Handler);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
    }
}
