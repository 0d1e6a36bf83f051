namespace SchemaPacks.Compatibility.Languages;

/// <summary>Whether there is a text.</summary>
/// <param name="Exists">Null where it is not known.</param>
/// <param name="Text">The shortest.</param>
internal readonly record struct WordAnswer(bool? Exists, string? Text)
{
    public static WordAnswer None { get; } = new(false, null);

    public static WordAnswer Unknown { get; } = new(null, null);

    public static WordAnswer Of(string text) => new(true, text);
}
