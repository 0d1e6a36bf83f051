namespace SchemaPacks.JsonSchema;

/// <summary>How judging an instance ended. Only <see cref="Valid"/> accepts.</summary>
public enum SchemaStatus
{
    /// <summary>The instance satisfies the schema.</summary>
    Valid,

    /// <summary>The instance is JSON and the schema refuses it.</summary>
    Invalid,

    /// <summary>The instance is not JSON as <see cref="Reading.JsonText"/> reads it.</summary>
    Malformed,

    /// <summary>A bound of <see cref="SchemaOptions"/> was reached before the verdict; the instance counts as refused.</summary>
    BudgetExceeded,

    /// <summary>A check of <see cref="SchemaOptions.Formats"/> threw, so there is no verdict; the instance counts as refused.</summary>
    FormatFailed,
}
