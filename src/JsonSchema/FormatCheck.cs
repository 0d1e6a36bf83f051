namespace SchemaPacks.JsonSchema;

/// <summary>Whether a string has a format.</summary>
/// <param name="utf8">The string without quotes and escapes, as well-formed UTF-8. Valid until the check returns.</param>
/// <remarks>
/// A check of <see cref="SchemaOptions.Formats"/> may be called by several threads at once, and several times for one string: it has to give the same answer
/// each time. Where one throws on which the verdict depends, there is none, which is <see cref="SchemaStatus.FormatFailed"/>. Nothing can stop a check that takes long.
/// </remarks>
public delegate bool FormatCheck(ReadOnlySpan<byte> utf8);
