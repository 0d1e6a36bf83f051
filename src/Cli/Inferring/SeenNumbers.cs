using System.Text.Json;

namespace SchemaPacks.Cli.Inferring;

/// <summary>What numbers have in common.</summary>
internal sealed class SeenNumbers
{
    public long Count { get; private set; }

    /// <summary>Whether all are whole.</summary>
    public bool AreWhole { get; private set; } = true;

    /// <summary>Whether one is below zero.</summary>
    public bool HasNegative { get; private set; }

    public void Add(JsonElement value)
    {
        Count++;
        string text = value.GetRawText();
        AreWhole &= !text.AsSpan().ContainsAny('.', 'e', 'E');
        HasNegative |= text[0] == '-';
    }
}
