using System.Text.Json;

namespace SchemaPacks.JsonSchema.Planning;

/// <summary>Kinds of JSON values, as far as keywords tell them apart.</summary>
[Flags]
internal enum ValueKinds
{
    None = 0,
    Null = 1,
    True = 2,
    False = 4,
    Number = 8,
    String = 16,
    Array = 32,
    Object = 64,
    Literals = Null | True | False,
    All = Literals | Number | String | Array | Object,
}
