namespace SchemaPacks.Tests.Checkers;

/// <summary>One question to ajv.</summary>
/// <param name="Name">What the answer is called.</param>
/// <param name="Schema">Which of the schemas judges.</param>
/// <param name="Value">The value, as JSON in UTF-8.</param>
/// <param name="IsValid">The answer that is expected.</param>
internal sealed record AjvCheck(string Name, int Schema, ReadOnlyMemory<byte> Value, bool IsValid);
