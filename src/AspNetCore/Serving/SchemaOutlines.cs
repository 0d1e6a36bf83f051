using System.Runtime.CompilerServices;

namespace SchemaPacks.Serving;

/// <summary>The outlines of schemas, each worked out once, and kept as long as its schema is.</summary>
internal sealed class SchemaOutlines
{
    private readonly ConditionalWeakTable<EventSchema, SchemaOutline> _known = [];

    public SchemaOutline Of(EventSchema schema) => _known.GetValue(schema, SchemaOutline.Of);
}
