namespace SchemaPacks.JsonSchema.Explaining;

/// <summary>A check of a format failed, so that nothing can be said about the instance.</summary>
internal sealed class FormatFailedException(string message) : Exception(message);
