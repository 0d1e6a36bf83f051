namespace SchemaPacks.JsonSchema.Explaining;

/// <summary>Carries "stop here" out of an evaluation's recursion; never leaves <see cref="JsonSchemaValidator"/>, where it becomes a verdict.</summary>
internal sealed class BudgetExceededException(string message) : Exception(message);
