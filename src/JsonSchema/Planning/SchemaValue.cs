using System.Runtime.InteropServices;
using System.Text.Json;
using SchemaPacks.JsonSchema.Explaining;

namespace SchemaPacks.JsonSchema.Planning;

/// <summary>Equality of values that stand in schemas.</summary>
internal static class SchemaValue
{
    /// <summary>Whether two values are the same to JSON Schema: numbers by value, objects in any order.</summary>
    public static bool IsSame(JsonElement left, JsonElement right) => Read(left).IsSame(Read(right));

    private static Instance Read(JsonElement value) => InstanceReader.Read(JsonMarshal.GetRawUtf8Value(value));
}
