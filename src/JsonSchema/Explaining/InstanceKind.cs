namespace SchemaPacks.JsonSchema.Explaining;

/// <summary>What a value is; <c>integer</c> is a question about a number.</summary>
internal enum InstanceKind
{
    Null,
    False,
    True,
    Number,
    String,
    Array,
    Object,
}
