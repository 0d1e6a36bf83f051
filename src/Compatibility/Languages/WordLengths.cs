namespace SchemaPacks.Compatibility.Languages;

/// <summary>How long texts are, in code points.</summary>
internal readonly record struct WordLengths(int Least, int Most);
