using System.Text.Json.Nodes;
using SchemaPacks;

namespace Places;

/// <summary>
/// Adds the region that a cell lies in: the first three digits of its geohash, about 150 km across. So an operator can record regions of everybody and keep
/// the cells, which are personal data, out. It runs before the event is judged, so the cell may be missing or be anything.
/// </summary>
public sealed class RegionModifier : IEventModifier
{
    private const int RegionLength = 3;

    /// <inheritdoc/>
    public void Modify(SchemaKey key, JsonObject properties)
    {
        if (properties["cell"] is JsonValue value && value.TryGetValue(out string? cell) && cell.Length >= RegionLength)
            properties["region"] = cell[..RegionLength];
    }
}
