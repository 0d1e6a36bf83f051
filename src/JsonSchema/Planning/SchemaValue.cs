using System.Runtime.InteropServices;
using System.Text.Json;
using SchemaPacks.JsonSchema.Explaining;

namespace SchemaPacks.JsonSchema.Planning;

/// <summary>Equality of values that stand in schemas, as JSON Schema has it: numbers by value, objects in any order.</summary>
internal sealed class SchemaValue : IEqualityComparer<JsonElement>
{
    public static SchemaValue Comparer { get; } = new();

    public bool Equals(JsonElement x, JsonElement y) => Read(x).IsSame(Read(y));

    public int GetHashCode(JsonElement obj) => Read(obj).Hash;

    private static Instance Read(JsonElement value) => InstanceReader.Read(JsonMarshal.GetRawUtf8Value(value));
}
