namespace SchemaPacks.Parsing;

/// <summary>A scalar as JSON knows it.</summary>
/// <param name="Kind">Its JSON type; <see cref="ScalarKind.NotFinite"/> for what JSON cannot say.</param>
/// <param name="Text">The string's characters or the number's JSON spelling.</param>
internal readonly record struct ScalarValue(ScalarKind Kind, string Text);
